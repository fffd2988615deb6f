import type { Schemas } from '../api/client';
import { count, uptime, word } from '../format';
import { Facts } from '../ui/facts';
import { Notice } from '../ui/notice';
import { Panel } from '../ui/panel';
import { rhythm, slots } from './stream-words';

/** How the streaming query is set up. */
export const QueryPanel = ({ query, now }: { query: Schemas['SparkQuery']; now: string }) => (
  <>
    {query.slotProblem && <Notice tone="warning" title={query.slotProblem} />}
    <Panel title="Streaming query">
      <Facts
        facts={[
          [
            'Mode',
            query.mode === query.configuredMode
              ? word(query.mode)
              : `${word(query.mode)}, configured ${word(query.configuredMode)}`,
          ],
          [rhythm(query).name, rhythm(query).value],
          ['Running for', query.runningSince ? uptime(query.runningSince, now) : 'not running'],
          ['Task slots', slots(query)],
          ['Writes in flight', `${count(query.maxInFlight)} at most, for each partition`],
          ['Records lost in Kafka', query.failOnDataLoss ? 'stop the stream' : 'are passed over'],
          ['Checkpoint directory', <code>{query.checkpoint}</code>],
        ]}
      />
    </Panel>
  </>
);
