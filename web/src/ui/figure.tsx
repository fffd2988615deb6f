import type { ComponentChildren } from 'preact';

interface Props {
  readonly name: string;
  readonly value: ComponentChildren;
  readonly note?: ComponentChildren;
}

/** One large number with its name. */
const Figure = ({ name, value, note }: Props) => (
  <div class="figure">
    <dt>{name}</dt>
    <dd>
      <strong>{value}</strong>
      {note && <span>{note}</span>}
    </dd>
  </div>
);

/** A row of large numbers. */
export const Figures = ({ figures }: { figures: readonly Props[] }) => (
  <dl class="figures">
    {figures.map((figure) => (
      <Figure key={figure.name} {...figure} />
    ))}
  </dl>
);
