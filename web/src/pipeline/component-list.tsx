import { useState } from 'preact/hooks';
import type { ComponentStatus, Order } from '../api/client';
import { ComponentRow } from './component-row';
import { ConfirmDialog } from './confirm-dialog';

interface Question {
  readonly component: ComponentStatus;
  readonly what: Order;
}

export function ComponentList({ components }: { components: readonly ComponentStatus[] }) {
  const [question, setQuestion] = useState<Question | null>(null);
  return (
    <section class="card panel" aria-labelledby="components-title">
      <h2 id="components-title">Components</h2>
      <ul class="components">
        {components.map((component) => (
          <ComponentRow key={component.name} component={component} ask={(what) => setQuestion({ component, what })} />
        ))}
      </ul>
      {question && (
        <ConfirmDialog
          {...question}
          dependents={components.filter((other) => other.needs.includes(question.component.name))}
          close={() => setQuestion(null)}
        />
      )}
    </section>
  );
}
