import { Icon } from './icons';
import { PAGES } from './pages';
import { href } from './router';

export const Navigation = ({ page }: { page: string }) => (
  <nav class="navigation" aria-label="Pages">
    <ul>
      {PAGES.filter(({ hidden }) => !hidden).map(({ name, title, icon }) => (
        <li key={name}>
          <a href={href(name)} aria-current={name === page ? 'page' : undefined}>
            <Icon name={icon} />
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
