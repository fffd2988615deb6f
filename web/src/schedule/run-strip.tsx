import type { Run } from '../api/client';
import { aboutRun, TONE_OF_RUN } from './words';

/** The last runs, the oldest first, each a coloured field that says in words what became of it. */
export const RunStrip = ({ runs }: { runs: readonly Run[] }) => (
  <ol class="strip" aria-label="Last runs, the oldest first">
    {[...runs].reverse().map((run) => (
      <li key={run.id} class={TONE_OF_RUN[run.state]} data-state={run.state} title={aboutRun(run)}>
        <span class="hidden">{aboutRun(run)}</span>
      </li>
    ))}
  </ol>
);
