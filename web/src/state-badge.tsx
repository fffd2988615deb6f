import type { ComponentState } from './api/client';

export type Tone = 'waiting' | 'starting' | 'running' | 'failed' | 'stopped';

export const TONE_OF: Record<ComponentState, Tone> = {
  WAITING: 'waiting',
  STARTING: 'starting',
  RUNNING: 'running',
  FAILED: 'failed',
  STOPPING: 'stopped',
  STOPPED: 'stopped',
};

const WORDS: Record<ComponentState, string> = {
  WAITING: 'Waiting',
  STARTING: 'Starting',
  RUNNING: 'Running',
  FAILED: 'Failed',
  STOPPING: 'Stopping',
  STOPPED: 'Stopped',
};

export function StateBadge({ tone, words }: { tone: Tone; words: string }) {
  return (
    <span class={`badge ${tone}`}>
      <span class="dot" />
      {words}
    </span>
  );
}

export const ComponentBadge = ({ state }: { state: ComponentState }) => (
  <StateBadge tone={TONE_OF[state]} words={WORDS[state]} />
);
