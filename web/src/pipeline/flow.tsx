interface Props {
  readonly value: string;
  readonly unit: string;
  /** Whether anything went this way in the last seconds. */
  readonly moving: boolean;
  /** Whether what it leads to does not keep up. */
  readonly behind?: boolean;
}

/** The way between two stages. */
export const Flow = ({ value, unit, moving, behind = false }: Props) => (
  <div class={`flow${moving ? ' moving' : ''}${behind ? ' behind' : ''}`}>
    <strong>{value}</strong>
    <span class="line" aria-hidden="true" />
    <span class="unit">{unit}</span>
  </div>
);
