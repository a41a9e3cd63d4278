/** What keeps the deployment closed, recoverable and awake: each lock by name, so that none goes unnoticed. */

import { readDefinition } from '../../src/store/cosmos-container.ts';
import { textOf } from '../package/files.ts';
import { declared } from './files.ts';

const made = (file: string, name: string): string =>
  declared(file, 'resource')
    .find((one) => one.name === name)
    ?.text.replaceAll(/\s+/g, ' ') ?? '';

test.each([
  ['record.bicep', 'cosmos', 'disableLocalAuth: true', 'keys open no record'],
  [
    'record.bicep',
    'cosmos',
    "publicNetworkAccess: open ? 'Enabled' : 'Disabled'",
    'the record has no public address',
  ],
  ['record.bicep', 'cosmos', "defaultConsistencyLevel: 'Strong'", 'replicas see each other’s commits'],
  ['record.bicep', 'cosmos', "type: 'Continuous'", 'the record can be restored to any second'],
  ['record.bicep', 'mayKeepRecords', '/colls/records', 'the identity may open one container alone'],
  ['files.bicep', 'storage', 'allowSharedKeyAccess: false', 'keys open no file'],
  ['files.bicep', 'storage', 'allowBlobPublicAccess: false', 'no file is public'],
  [
    'files.bicep',
    'storage',
    "publicNetworkAccess: open ? 'Enabled' : 'Disabled'",
    'files have no public address',
  ],
  ['files.bicep', 'storage', "minimumTlsVersion: 'TLS1_2'", 'files come encrypted'],
  [
    'files.bicep',
    'blobs',
    'deleteRetentionPolicy: { enabled: true',
    'a file that was deleted can be fetched back',
  ],
  ['files.bicep', 'blobs', 'isVersioningEnabled: false', 'and no version of it is kept longer'],
  ['registry.bicep', 'registry', 'adminUserEnabled: false', 'the registry has no password'],
  [
    'watching.bicep',
    'workspace',
    'workspaceCapping: { dailyQuotaGb: logCeiling',
    'a loop does not cost more',
  ],
  ['vault.bicep', 'vault', 'enablePurgeProtection: true', 'a certificate cannot be destroyed'],
  ['vault.bicep', 'vault', 'enableRbacAuthorization: true', 'the vault goes by roles'],
  ['bot.bicep', 'bot', 'disableLocalAuth: true', 'no other channel opens with a key'],
  ['bot.bicep', 'bot', "'UserAssignedMSI' : 'SingleTenant'", 'the bot is of one tenant'],
  ['bot.bicep', 'teams', "name: 'MsTeamsChannel'", 'the bot is in Teams'],
  ['watching.bicep', 'workspace', 'disableLocalAuth: true', 'keys send no logs'],
  ['watching.bicep', 'insights', 'DisableLocalAuth: true', 'keys send no figures'],
  ['place.bicep', 'environment', "destination: 'azure-monitor'", 'logs are sent without a key'],
  ['app.bicep', 'app', 'allowInsecure: false', 'HTTPS alone'],
  ['app.bicep', 'app', "activeRevisionsMode: 'Single'", 'one version answers'],
  ['app.bicep', 'app', 'minReplicas: leastReplicas', 'replicas do not go to sleep'],
])('%s: %s has %s, so that %s', (file, name, lock) => {
  expect(made(file, name)).toContain(lock);
});

test('what is deleted of the files is gone when the pages say, and no rule deletes by itself', () => {
  const [, days] =
    /= (\d+)/.exec(declared('files.bicep', 'var').find(({ name }) => name === 'undoDays')?.text ?? '') ?? [];
  expect(made('files.bicep', 'blobs').match(/days: undoDays/g)).toHaveLength(2);
  // What a rule deletes is kept for another while, and so would not be gone then.
  expect(made('files.bicep', 'rules')).not.toContain('delete:');
  for (const [page, words] of [
    ['deploy', `what is deleted is gone for good after ${days} days`],
    ['deploy', `Azure lets go of the last copy ${days} days later`],
    ['retention-schedule', `| deleted files of evidence | ${days} days |`],
    ['backup', `deleted files for ${days} days`],
  ])
    expect(textOf(`docs/${page}.md`)).toContain(words);
});

test.each([
  ['record', 'cosmos', ['ControlPlaneRequests']],
  ['files', 'blobs', ['StorageDelete']],
  ['vault', 'vault', ['AuditEvent']],
  ['bot', 'bot', ['BotRequest']],
  ['place', 'environment', ['ContainerAppConsoleLogs', 'ContainerAppSystemLogs']],
])('%s.bicep: who changed %s is told, and nothing is that the pages do not know of', (file, name, taken) => {
  const logs = made(`${file}.bicep`, 'logs');
  expect(logs).toContain(`scope: ${name}`);
  expect([...logs.matchAll(/category: '(\w+)'/g)].map(([, one]) => one)).toEqual(taken);
  expect(logs).not.toContain('categoryGroup');
});

test('the container is made from the file that the program makes it from', async () => {
  const definition = await readDefinition();
  expect(declared('record.bicep', 'var').find(({ name }) => name === 'container')?.text).toContain(
    "'cosmos-records.json'",
  );
  for (const part of Object.keys(definition))
    expect([part, made('record.bicep', 'records').includes(`${part}: container.${part}`)]).toEqual([
      part,
      true,
    ]);
});
