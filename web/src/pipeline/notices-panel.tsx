import type { Status } from '../api/client';
import { Icon } from '../icons';
import { notices } from './notices';

/** Always there, so that nothing moves when something goes wrong. */
export function NoticesPanel({ status }: { status: Status }) {
  const list = notices(status);
  return (
    <section class="card panel notices-panel" aria-labelledby="notices-title">
      <h2 id="notices-title">Notices</h2>
      <ul class="notices" aria-live="polite" aria-labelledby="notices-title" tabIndex={0}>
        {list.map(({ level, title, text }) => (
          <li key={title} class={level}>
            <Icon name={level} />
            <div>
              <strong>{title}</strong>
              <p>{text}</p>
            </div>
          </li>
        ))}
        {list.length === 0 && (
          <li class="fine">
            <Icon name="fine" />
            <div>
              <strong>{status.state === 'STARTING' ? 'Starting' : 'Nothing to report'}</strong>
              <p>Failures, rejected users and dead letters are shown here.</p>
            </div>
          </li>
        )}
      </ul>
    </section>
  );
}
