import type { ComponentChildren } from 'preact';
import { Icon } from '../icons';

/** A step on the way to the page. */
export interface Crumb {
  readonly title: string;
  readonly href: string;
}

interface Props {
  readonly title: string;
  /** The pages above this one, the topmost first. */
  readonly above?: readonly Crumb[];
  /** One line about it. */
  readonly about?: ComponentChildren;
  readonly actions?: ComponentChildren;
}

/** The head of a page: where it is, what it is, and what can be done with the whole of it. */
export const PageHead = ({ title, above = [], about, actions }: Props) => (
  <header class="page-head">
    <div>
      <h1>
        {above.map((crumb) => (
          <span key={crumb.href} class="crumb">
            <a href={crumb.href}>{crumb.title}</a>
            <Icon name="chevron" />
          </span>
        ))}
        {title}
      </h1>
      {about && <p class="about">{about}</p>}
    </div>
    {actions && <div class="panel-actions">{actions}</div>}
  </header>
);
