import { useState } from 'preact/hooks';
import { Icon } from '../icons';
import { MessageDetail } from './message-detail';
import { bytes, keyOf, time, type Content, type Message } from './types';

interface Props {
  readonly topic: string;
  readonly messages: readonly Message[];
}

const LONGEST = 300;

/** One line of a key or value. */
const Glimpse = ({ content }: { content: Content }) => {
  if (content.text === null) return <i class="nothing">{content.size === null ? 'null' : 'empty'}</i>;
  return <>{content.text.slice(0, LONGEST)}</>;
};

const schemaText = ({ schema }: Content): string =>
  schema === null ? '' : ` · schema ${schema.id ?? schema.guid?.slice(0, 8)}`;

function Row({ topic, message }: { topic: string; message: Message }) {
  const [open, setOpen] = useState(false);
  const name = `Partition ${message.partition}, offset ${message.offset}`;
  return (
    <>
      <tr class={`message ${open ? 'open' : ''}`} onClick={() => setOpen(!open)}>
        <td>
          <button
            type="button"
            class="opener"
            aria-expanded={open}
            aria-label={name}
            onClick={(event) => {
              event.stopPropagation();
              setOpen(!open);
            }}
          >
            <Icon name="chevron" />
          </button>
        </td>
        <td class="number">{message.partition}</td>
        <td class="number">{message.offset}</td>
        <td class="time">{time(message.timestamp)}</td>
        <td class="mono key">
          <Glimpse content={message.key} />
        </td>
        <td class="mono value">
          <Glimpse content={message.value} />
        </td>
        <td class="format">
          {message.value.format}
          {schemaText(message.value)}
        </td>
        <td class="number">{bytes(message.value.size)}</td>
      </tr>
      {open && (
        <tr class="detail">
          <td colSpan={8}>
            <MessageDetail topic={topic} message={message} />
          </td>
        </tr>
      )}
    </>
  );
}

const HEADINGS = ['Partition', 'Offset', 'Time', 'Key', 'Value', 'Format', 'Size'];
const NUMBERS = new Set(['Partition', 'Offset', 'Size']);

export const MessageTable = ({ topic, messages }: Props) => (
  <div class="scroll" role="region" aria-label="Messages" tabIndex={0}>
    <table class="data messages">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">Open</span>
          </th>
          {HEADINGS.map((title) => (
            <th key={title} scope="col" class={NUMBERS.has(title) ? 'number' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <Row key={keyOf(message)} topic={topic} message={message} />
        ))}
      </tbody>
    </table>
  </div>
);
