import type { Schemas } from '../api/client';
import type { Tone } from '../state-badge';

type Stream = Schemas['StreamStatus'];

interface Words {
  readonly tone: Tone;
  readonly badge: string;
  /** What the user should know or do; null while all is well. */
  readonly advice: string | null;
}

/** The state of the stream job in words. */
export function streamWords({ state, lastError }: Pick<Stream, 'state' | 'lastError'>): Words {
  switch (state) {
    case 'RUNNING':
      return { tone: 'running', badge: 'Running', advice: lastError };
    case 'STARTING':
      return { tone: 'starting', badge: 'Starting', advice: lastError };
    case 'RESTARTING':
      return {
        tone: 'failed',
        badge: 'Restarting',
        advice: `The stream job is being restarted: ${lastError ?? 'the reason is not known'}`,
      };
    case 'WAITING':
      return { tone: 'waiting', badge: 'Waiting', advice: 'The stream job waits for Spark and Kafka.' };
    default:
      return {
        tone: 'stopped',
        badge: 'Stopped',
        advice: 'The stream job is stopped; start it on the pipeline page.',
      };
  }
}
