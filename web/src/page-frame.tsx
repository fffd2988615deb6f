import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { PAGES, type Page, type PageProps } from './pages';
import { href } from './router';
import { Notice } from './ui/notice';

const loaded = new Map<string, ComponentType<PageProps>>();

/** The page's component once its code is here; the error when it could not be had. */
function usePage(page: Page | undefined): ComponentType<PageProps> | Error | null {
  const [, rerender] = useState(0);
  const [failure, setFailure] = useState<Error | null>(null);
  useEffect(() => {
    setFailure(null);
    if (!page || loaded.has(page.name)) return undefined;
    let wanted = true;
    page
      .load()
      .then((module) => loaded.set(page.name, module.default))
      .then(() => wanted && rerender((times) => times + 1))
      .catch((error: unknown) => wanted && setFailure(error instanceof Error ? error : new Error(String(error))));
    return () => {
      wanted = false;
    };
  }, [page]);
  return (page && loaded.get(page.name)) ?? failure;
}

const Missing = ({ name }: { name: string }) => (
  <Notice tone="warning" title={`There is no page “${name}”.`}>
    <a href={href('pipeline')}>Go to the pipeline</a>
  </Notice>
);

const NotLoaded = () => (
  <Notice tone="error" title="This page's code could not be loaded.">
    The appliance may have been stopped, or replaced by another version. <a href={location.href}>Reload the page</a>{' '}
    once it answers.
  </Notice>
);

export function PageFrame(props: PageProps) {
  const page = PAGES.find(({ name }) => name === props.place.page);
  const Body = usePage(page);
  useEffect(() => {
    document.title = page ? `${page.title} · Pipeline Appliance` : 'Pipeline Appliance';
  }, [page]);
  if (!page) return <Missing name={props.place.page} />;
  if (Body instanceof Error) return <NotLoaded />;
  return Body ? <Body {...props} /> : <p class="connecting">Loading {page.title}…</p>;
}
