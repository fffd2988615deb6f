import { TONE_OF } from '../state-badge';
import { StageFoot, StageHead } from './stage-box';
import type { Stage } from './stages';

/** ZooKeeper stands beside the way of the records: it coordinates, and carries none. */
export function ZooKeeperBox({ stage }: { stage: Stage }) {
  return (
    <article class={`card stage beside ${TONE_OF[stage.state]}`} data-stage={stage.key} data-state={stage.state}>
      <StageHead stage={stage} />
      <p class="role">{stage.reason ?? stage.role}</p>
      <dl class="facts">
        <div>
          <dt>Running</dt>
          <dd>{stage.headline.value}</dd>
        </div>
        {stage.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <StageFoot stage={stage} />
    </article>
  );
}
