import type { ComponentChildren } from 'preact';
import { Icon } from '../icons';

export type NoticeTone = 'error' | 'warning' | 'info' | 'fine';

interface Props {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children?: ComponentChildren;
}

/** Something that the user should know, in words; screen readers are told when it comes. */
export const Notice = ({ tone, title, children }: Props) => (
  <div class={`notice ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
    <Icon name={tone} />
    <div>
      {title && <strong>{title}</strong>}
      {children && <div>{children}</div>}
    </div>
  </div>
);
