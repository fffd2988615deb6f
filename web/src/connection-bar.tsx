import type { Live } from './api/live';

/** Says that what the page shows is old. It lies over the page, so that nothing moves when it comes and goes. */
export function ConnectionBar({ live: { link, status } }: { live: Live }) {
  const stopped = status?.state === 'STOPPING';
  return (
    <div class="connection" role="status">
      {link === 'lost' && (
        <p>
          {stopped ? 'The appliance has stopped.' : 'The appliance is not answering; trying again.'}
          {status && ' This is how it was last seen.'}
        </p>
      )}
    </div>
  );
}
