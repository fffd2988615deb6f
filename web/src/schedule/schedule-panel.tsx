import { DagRow } from './dag-row';
import { useSchedule } from './use-schedule';

/** What runs when, what became of it, and the two orders that are given most. */
export function SchedulePanel({ now }: { now: string }) {
  const { schedule, order } = useSchedule();
  return (
    <section class="card panel schedule" aria-labelledby="schedule-title">
      <h2 id="schedule-title">Schedule</h2>
      {schedule?.length === 0 && <p class="none">Nothing is scheduled here; fetch.enabled is off.</p>}
      <ul>
        {schedule?.map((scheduled) => (
          <DagRow key={scheduled.dag.id} scheduled={scheduled} now={now} order={order} />
        ))}
      </ul>
    </section>
  );
}
