import { millis, UNKNOWN } from '../format';
import { Icon } from '../icons';
import { ComponentBadge, TONE_OF } from '../state-badge';
import type { Stage } from './stages';

const Facts = ({ facts }: Pick<Stage, 'facts'>) => (
  <dl class="facts">
    {facts.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd title={value}>{value}</dd>
      </div>
    ))}
  </dl>
);

/** While a stage does not run, the end of its log stands where its facts will be. */
const LogTail = ({ stage: { reason, log } }: { stage: Stage }) => (
  <div class="tail">
    {reason !== null && <p class="reason">{reason}</p>}
    {log.slice(reason === null ? -3 : -1).map((line, index) => (
      <p key={index} class="line" title={line}>
        {line}
      </p>
    ))}
  </div>
);

export const StageHead = ({ stage: { key, title, href, state } }: { stage: Stage }) => (
  <header>
    <Icon name={key} />
    <h3>
      <a href={href}>{title}</a>
    </h3>
    <ComponentBadge state={state} />
  </header>
);

export const StageFoot = ({ stage: { address, bootMillis } }: { stage: Stage }) => (
  <footer>
    <span class="address" title={address ?? undefined}>
      {address}
    </span>
    <span>{bootMillis !== null && `up in ${millis(bootMillis)}`}</span>
  </footer>
);

/** One stage of the pipeline. Its size is the same in every state. */
export function StageBox({ stage }: { stage: Stage }) {
  return (
    <article class={`card stage ${TONE_OF[stage.state]}`} data-stage={stage.key} data-state={stage.state}>
      <StageHead stage={stage} />
      <p class="role">{stage.role}</p>
      <p class="headline">
        <strong data-headline class={stage.headline.value === UNKNOWN ? 'unknown' : undefined}>
          {stage.headline.value}
        </strong>{' '}
        {stage.headline.label}
      </p>
      {stage.state === 'RUNNING' ? <Facts facts={stage.facts} /> : <LogTail stage={stage} />}
      <StageFoot stage={stage} />
    </article>
  );
}
