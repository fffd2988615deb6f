import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly title: ComponentChildren;
  /** Beside the title, at the right. */
  readonly actions?: ComponentChildren;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

/** A titled card. */
export function Panel({ title, actions, class: more, children }: Props) {
  const id = useId();
  return (
    <section class={`card panel ${more ?? ''}`} aria-labelledby={id}>
      <header class="panel-head">
        <h2 id={id}>{title}</h2>
        {actions && <div class="panel-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
