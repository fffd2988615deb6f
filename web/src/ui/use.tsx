import { percent } from '../format';

interface Props {
  readonly used: number;
  readonly total: number;
  /** What is used, for those who do not see it. */
  readonly label: string;
}

/** How much of something is used, as a bar with its share. */
export function Use({ used, total, label }: Props) {
  const share = total > 0 ? Math.min(1, used / total) : 0;
  return (
    <span class={`use${share > 0.9 ? ' high' : ''}`}>
      <span class="bar" role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={1} aria-valuenow={share}>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span>{percent(share)}</span>
    </span>
  );
}
