import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import {
  AvroDeserializer,
  AvroSerializer,
  JsonDeserializer,
  JsonSerializer,
  SchemaRegistryClient,
  SerdeType,
} from '@confluentinc/schemaregistry';
import confluent from '@kafkajs/confluent-schema-registry';
import kafkajs from 'kafkajs';

const { SchemaRegistry } = confluent;
const { Kafka, logLevel } = kafkajs;
const url = process.env.REGISTRY_URL;
const topic = 'users_created';
const fields = [
  'id', 'first_name', 'last_name', 'gender', 'address', 'post_code', 'email', 'username', 'dob', 'registered_date',
  'phone', 'picture', 'fetched_at',
];
const times = ['dob', 'registered_date', 'fetched_at'];

const kafka = new Kafka({ clientId: 'node', brokers: [process.env.KAFKA], logLevel: logLevel.ERROR });
const client = new SchemaRegistryClient({ baseURLs: [url] });
const registry = new SchemaRegistry({ host: url });

/** A person with times as Avro has them. */
const inAvro = (person) => {
  const converted = { ...person };
  times.forEach((time) => (converted[time] = Date.parse(person[time])));
  return converted;
};

describe('what the appliance has published', () => {
  let messages = [];

  before(async () => {
    const consumer = kafka.consumer({ groupId: `node-${process.pid}-${Date.now()}` });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error('nothing of the appliance on the topic')), 60_000);
      consumer.run({
        eachMessage: async ({ message }) => {
          if (message.headers.source) messages.push(message);
          if (messages.length >= 5) {
            clearTimeout(patience);
            resolve();
          }
        },
      });
    });
    await consumer.disconnect();
  });

  const assertPerson = (message, person) => {
    assert.equal(person.id, message.key.toString());
    assert.deepEqual(Object.keys(person).sort(), [...fields].sort());
    fields.forEach((field) => assert.ok(person[field], `${field} of ${person.id}`));
  };

  test('is read by @confluentinc/schemaregistry', async () => {
    for (const message of messages) {
      const isAvro = message.value[0] === 0;
      const deserializer = isAvro
        ? new AvroDeserializer(client, SerdeType.VALUE, {})
        : new JsonDeserializer(client, SerdeType.VALUE, { validate: true });
      assertPerson(message, await deserializer.deserialize(topic, message.value, message.headers));
    }
  });

  test('is read by @kafkajs/confluent-schema-registry where it is Avro, and by anybody where it is JSON', async () => {
    for (const message of messages) {
      const isAvro = message.value[0] === 0;
      assertPerson(message, isAvro ? await registry.decode(message.value) : JSON.parse(message.value));
    }
  });
});

describe('people encoded by each client', () => {
  const people = JSON.parse(readFileSync(process.env.RECORDS, 'utf8'));
  const producer = kafka.producer();
  let avroId;
  const subject = 'node-users-value';

  before(async () => {
    await producer.connect();
    const schema = {
      type: 'record',
      name: 'User',
      namespace: 'node',
      fields: fields.map((name) => ({
        name,
        type: times.includes(name) ? { type: 'long', logicalType: 'timestamp-millis' } : 'string',
      })),
    };
    avroId = await client.register(subject, { schemaType: 'AVRO', schema: JSON.stringify(schema) });
  });
  after(() => producer.disconnect());

  const send = (person, value, headers) =>
    producer.send({ topic, messages: [{ key: person.id, value, ...(headers && { headers }) }] });
  const quarter = (number) => people.filter((_, index) => index % 4 === number);

  test('Avro by @confluentinc/schemaregistry', async () => {
    const serializer = new AvroSerializer(client, SerdeType.VALUE, { useSchemaId: avroId });
    for (const person of quarter(0)) {
      await send(person, await serializer.serialize('node-users', inAvro(person)));
    }
  });

  test('Avro by @kafkajs/confluent-schema-registry', async () => {
    for (const person of quarter(1)) {
      await send(person, await registry.encode(avroId, inAvro(person)));
    }
  });

  test('JSON by @confluentinc/schemaregistry', async () => {
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'User',
      type: 'object',
      properties: Object.fromEntries(fields.map((name) => [name, { type: 'string' }])),
      required: fields,
    };
    await client.register('node-people-value', { schemaType: 'JSON', schema: JSON.stringify(schema) });
    const serializer = new JsonSerializer(client, SerdeType.VALUE, { useLatestVersion: true });
    for (const person of quarter(2)) {
      await send(person, await serializer.serialize('node-people', person));
    }
  });

  test('Avro by @confluentinc/schemaregistry, of a newer version', async () => {
    const { schema } = await client.getLatestSchemaMetadata(subject);
    const newer = JSON.parse(schema);
    if (!newer.fields.some((field) => field.name === 'nickname')) {
      newer.fields.push({ name: 'nickname', type: ['null', 'string'], default: null });
    }
    await client.register(subject, { schemaType: 'AVRO', schema: JSON.stringify(newer) });
    const fresh = new SchemaRegistryClient({ baseURLs: [url] });
    const serializer = new AvroSerializer(fresh, SerdeType.VALUE, { useLatestVersion: true });
    for (const person of quarter(3)) {
      const value = await serializer.serialize('node-users', { ...inAvro(person), nickname: 'Debs' });
      assert.notEqual(value.readInt32BE(1), avroId);
      await send(person, value);
    }
  });
});
