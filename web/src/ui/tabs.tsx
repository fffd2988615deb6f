interface Tab {
  readonly name: string;
  readonly title: string;
  readonly href: string;
}

/** Views of one thing, each with an address of its own. */
export const Tabs = ({ tabs, open, label }: { tabs: readonly Tab[]; open: string; label: string }) => (
  <nav class="tabs" aria-label={label}>
    {tabs.map(({ name, title, href }) => (
      <a key={name} href={href} aria-current={name === open ? 'page' : undefined}>
        {title}
      </a>
    ))}
  </nav>
);
