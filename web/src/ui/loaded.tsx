import type { ComponentChildren } from 'preact';
import type { Resource } from '../api/use-resource';
import { Notice } from './notice';

interface Props<T> {
  readonly resource: Resource<T>;
  /** What is loaded, as in "Loading the topics…". */
  readonly what: string;
  readonly children: (value: T) => ComponentChildren;
}

/**
 * What was loaded; before that, that it is loading; while it cannot be had, the reason in words. A value that was had once stays,
 * and the page recovers by itself since the resource asks again.
 */
export function Loaded<T>({ resource: { value, failure, reload }, what, children }: Props<T>) {
  return (
    <>
      {failure !== null && (
        <Notice tone="error" title={failure}>
          {value === null ? 'Trying again by itself.' : 'Trying again by itself; this is how it was last seen.'}{' '}
          <button class="button small" type="button" onClick={reload}>
            Try now
          </button>
        </Notice>
      )}
      {value !== null && children(value)}
      {value === null && failure === null && (
        <p class="loading" role="status">
          Loading {what}…
        </p>
      )}
    </>
  );
}
