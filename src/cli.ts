/** The waymark command: reads the words and options, and hands over to one file a command. */
import { Command, CommanderError, Option } from 'commander';
import { CallerFault } from './commands/fault.ts';
import { keepingCommands } from './commands/keeping-commands.ts';
import { configured } from './commands/settings.ts';

/** The bundle may be started with any Node: an older one fails at the first date, wherever that is. */
const OLD_NODE = `Waymark needs Node 26 or later, and this is Node ${process.versions.node}. "npm run" takes the one that comes with the packages (node_modules/.bin/node), and the image has it.`;

const tenant = () => new Option('--tenant <id>', 'the tenant, where the record holds several');
const json = () => new Option('--json', 'print JSON and nothing else');

/** Options of a plan that is read, of which a backup knows nothing. */
const OF_ONE_PLAN = [
  'plan',
  'title',
  'authority',
  'goLive',
  'same',
  'new',
  'prefer',
  'otherwise',
  'apply',
  'by',
  'json',
];

/** Both are one option to the parser, which takes the last. */
const ledgers = new Set<string>();

const program = new Command('waymark')
  .description("Keeps a strategy's promises: asks owners, keeps the record, reports to the board.")
  .showHelpAfterError(false)
  .exitOverride()
  // What commander would say stands in the error that it throws: `endWith` says it, in one line.
  .configureOutput({ outputError: () => undefined, writeErr: () => undefined })
  .hook('preAction', () => {
    if (typeof Temporal === 'undefined') throw new Error(OLD_NODE);
  });

program
  .command('serve')
  .description('run the bot')
  .option('--local', 'without credentials, for this machine alone')
  .action(async (options) => (await import('./commands/serve.ts')).serveCommand(sending(), options));
program
  .command('demo')
  .description('run the bot on the sample plan, with a local client that looks like Teams')
  .option('--no-playground', 'without the client')
  .option('--playground-port <port>', "the client's port (default: 56150)")
  .option(
    '--as <person>',
    'who opens the client, by name: Alex (the default; an officer), Bola, Carys, Dev, Esme or Farid',
  )
  .action(async (options) => (await import('./commands/demo.ts')).demoCommand(sending(), options));
program
  .command('import')
  .argument(
    '<file>',
    'a plan file (.yml, .json), a spreadsheet (.xlsx, .csv) or a document (.docx, .pdf, .txt, .md); or a workbook or update sheet that export made',
  )
  .description(
    'read a plan, report on it, and store it; of a plan that is there already, show what changes and apply it; or, with --all, restore a backup',
  )
  .addOption(
    new Option('--all', 'the file is a backup of a whole tenant, and goes into an empty one').conflicts(
      OF_ONE_PLAN,
    ),
  )
  .addOption(
    new Option(
      '--ledger <file>',
      'with --all: what has been redacted, erased and held since: what "waymark ledger --out" wrote, or the folder "files" of the place that was lost',
    ).conflicts(OF_ONE_PLAN),
  )
  .option('--no-ledger', 'with --all: nothing was redacted, erased or held since the backup')
  .on('option:ledger', () => ledgers.add('some'))
  .on('option:no-ledger', () => ledgers.add('none'))
  .addOption(tenant())
  .option('--plan <id>', "the plan's id (default: the file's own, or one made from its title)")
  .option('--title <words>', 'what the plan is called, where the file does not say it or says it otherwise')
  .option('--authority <name>', 'whose plan it is; the same')
  .option(
    '--go-live <date>',
    "what is past by then is inherited and not chased (default: the file's; asked for at a terminal; else today)",
  )
  .option('--dry-run', 'report only')
  .option('--same <ref...>', 'where ref and title disagree: it is the same action, reworded')
  .option('--new <ref...>', 'where ref and title disagree: it is another action, without the old history')
  .addOption(
    new Option('--prefer <side>', 'who wins where file and record both changed something')
      .choices(['record', 'file'])
      .default('record'),
  )
  .option('--otherwise <ref...>', 'for these actions the other side wins')
  .option('--apply', 'record the updates of a partner’s sheet, instead of showing them')
  .option('--by <person>', 'the officer who enters them: a name or an e-mail address')
  .addOption(json())
  .action(async (file, options) => {
    if (options.ledger !== undefined && !options.all)
      throw new CallerFault('--ledger goes with --all: it is applied to a backup that is restored.');
    if (ledgers.size > 1)
      throw new CallerFault(
        '--ledger names what was redacted, erased and held since, and --no-ledger says that nothing was: leave one of them out. Nothing was stored.',
      );
    if (options.all) return (await import('./commands/restore.ts')).restoreCommand(config(), file, options);
    return (await import('./commands/import.ts')).importCommand(config(), file, options);
  });
program
  .command('export')
  .argument('[plan]', 'the id of a plan; none with --all')
  .description(
    'write the plan out: as a plan file, as a workbook to fill in, or as an update sheet for a partner; or, with --all, a backup of the whole tenant',
  )
  .addOption(
    new Option('--all', 'a backup of the whole tenant, evidence included, into the file of --out').conflicts([
      'format',
      'owner',
    ]),
  )
  .addOption(
    new Option('--format <format>', 'yaml, json or xlsx').choices(['yaml', 'json', 'xlsx']).default('yaml'),
  )
  .option('--owner <name>', 'an update sheet for this body or post, to send by e-mail')
  .option('--out <file>', 'where to write it (default: standard output; <plan>.xlsx for a workbook)')
  .addOption(tenant())
  .action(async (plan, options) => {
    if (options.all && plan !== undefined)
      throw new CallerFault('A backup is of all plans: leave out the plan, or --all.');
    if (options.all) return (await import('./commands/backup.ts')).backupCommand(config(), options);
    if (plan === undefined)
      throw new CallerFault('Say which plan is to be written out, or --all for a backup of all.');
    return (await import('./commands/export.ts')).exportCommand(config(), plan, options);
  });
program
  .command('migrate')
  .description('show which documents stand in the shape of an older version, and rewrite them')
  .option('--apply', 'rewrite them; the bot may go on running')
  .addOption(tenant())
  .addOption(json())
  .action(async (options) => (await import('./commands/migrate.ts')).migrateCommand(config(), options));
const ledger = program
  .command('ledger')
  .description('list what has been redacted, erased and held, for a record that comes back from a backup')
  .option('--out <file>', 'where to write it (default: standard output)')
  .addOption(tenant())
  .action(async (options) => (await import('./commands/ledger.ts')).ledgerCommand(config(), options));
ledger
  .command('apply')
  .argument(
    '[file]',
    'what "waymark ledger --out" wrote, or a folder of files: beside what is kept among the files here',
  )
  .description('redact, erase and hold again what a record that came back from earlier does not know of')
  .addOption(tenant())
  .action(async (file, _, command) =>
    (await import('./commands/ledger.ts')).applyLedgerCommand(config(), file, command.optsWithGlobals()),
  );
program
  .command('report')
  .description('write a report or a paper for a board, or the yearly review of a plan')
  .requiredOption('--plan <id>', 'the id of a plan')
  .option('--board <name>', 'the board (default: the only one; the whole plan for a yearly review)')
  .addOption(
    new Option('--kind <kind>', 'what it is about')
      .choices(['half-termly', 'termly', 'yearly', 'paper'])
      .makeOptionMandatory(),
  )
  .option('--as-at <date>', 'in the period of this date, and late by it (default: today)')
  .requiredOption('--out <file>', 'a .docx, .xlsx or .md file')
  .addOption(tenant())
  .action(async (options) => (await import('./commands/report.ts')).reportCommand(config(), options));
program
  .command('ask')
  .argument('<plan>', 'the id of a plan')
  .argument('<question>', 'such as "what\'s overdue in Priority 3"')
  .description('answer a question from the record')
  .option('--as <person>', 'who asks: a name, a first name, an e-mail address, or a post of the plan')
  .option('--at <date>', 'as at this date (default: today)')
  .addOption(tenant())
  .addOption(json())
  .action(async (plan, question, options) =>
    (await import('./commands/ask.ts')).askCommand(config(), plan, question, options),
  );
program
  .command('when')
  .description('read the words that plans use for dates, one a line on standard input')
  .option('--plan <file>', "the plan file whose dates and terms they are read against (default: England's)")
  .option('--at <date>', 'the day on which they were written (default: today)')
  .addOption(json())
  .action(async (options) => (await import('./commands/when.ts')).whenCommand(options));
program
  .command('understand')
  .description('say how messages read against a plan file, and store nothing')
  .option('--jsonl', 'one JSON object a line on standard input, one a line on standard output')
  .action(async (options) => (await import('./commands/understand.ts')).understandCommand(options));
program
  .command('evidence')
  .argument('<plan>', 'the id of a plan')
  .description("list what supports a plan's actions, and save the files of it")
  .option('--ref <ref>', 'only this action, or all below this ref')
  .option('--out <folder>', 'write the files into this folder')
  .option(
    '--remove <file>',
    'take this file, by its name or id, off the action that it supports, and delete it',
  )
  .option('--by <person>', 'the officer who removes it: a name or an e-mail address')
  .addOption(tenant())
  .addOption(json())
  .action(async (plan, options) =>
    (await import('./commands/evidence.ts')).evidenceCommand(config(), { plan, ...options }),
  );
program
  .command('tick')
  .description('run the clock once, and say what was expected, sent, failed and skipped')
  .option('--at <instant>', 'as of then; sends only where the bot has no credentials')
  .option('--dry-run', 'send nothing')
  .addOption(tenant())
  .addOption(json())
  .action(async (options) =>
    (await import('./commands/tick.ts')).tickCommand(options.dryRun ? config() : sending(), options),
  );
program
  .command('simulate')
  .description(
    'run weeks or years of a virtual clock over many councils, and say what became of every message',
  )
  .option('--england', '150 councils, 5 plans each, 120 actions a plan')
  .option('--tenants <number>', 'councils (default: 3)')
  .option('--plans <number>', 'plans of each (default: 2)')
  .option('--actions <number>', 'actions of each plan (default: 40)')
  .option('--replicas <number>', 'processes that run the bot (default: 2)')
  .option('--from <date>', 'the Monday on which the plans go live (default: 2027-01-11)')
  .option('--weeks <number>', 'how long (default: 4)')
  .option('--until <date>', 'how long, as a date')
  .option('--seed <number>', 'the same seed gives the same report (default: 1)')
  .addOption(
    new Option('--faults <level>', 'how much goes wrong (default: usual)').choices([
      'none',
      'usual',
      'storm',
    ]),
  )
  .option('--throughput <units>', 'request units a second that the store lets through (default: any)')
  .option('--out <file>', 'write the report as JSON, too ("-": to standard output, instead)')
  .addOption(json())
  .action(async (options) => (await import('./commands/simulate.ts')).simulateCommand(options));
program
  .command('redact')
  .description(
    'list the redactions that wait or are under way, and finish one that two officers have agreed to',
  )
  .option('--list', 'list them; so it does without an option')
  .option('--all', 'with those that are over')
  .option('--finish <id>', 'go on with one that was cut off')
  .addOption(tenant())
  .addOption(json())
  .action(async (options) => (await import('./commands/redact.ts')).redactCommand(config(), options));
keepingCommands(program, { config: () => config(), tenant, json });
const outbox = program
  .command('outbox')
  .description('list the messages that have not been sent, with the reason of each')
  .addOption(
    new Option('--state <state>', 'those in this state alone').choices([
      'queued',
      'claimed',
      'unknown',
      'unreachable',
      'parked',
      'sent',
      'dropped',
    ]),
  )
  .option('--by-reason', 'how many there are for each reason')
  .addOption(tenant())
  .addOption(json())
  .action(async (options) => (await import('./commands/outbox.ts')).outboxCommand(config(), options));
outbox
  .command('retry')
  .argument('[key]', 'the key of a message, as the list has it')
  .description('queue messages again that could not be sent')
  .option('--all-parked', 'every one that is parked')
  .option('--reason <words>', 'those parked whose reason has these words')
  .option('--older-than <days>', 'those parked that are older')
  .addOption(tenant())
  .action(async (key, _, command) =>
    (await import('./commands/outbox.ts')).retryCommand(config(), key, command.optsWithGlobals()),
  );
outbox
  .command('drop')
  .argument('[key]', 'the key of a message, as the list has it')
  .description('take messages off the list that could not be sent')
  .option('--all-parked', 'every one that is parked')
  .option('--reason <words>', 'those parked whose reason has these words')
  .option('--older-than <days>', 'those parked that are older')
  .addOption(tenant())
  .action(async (key, _, command) =>
    (await import('./commands/outbox.ts')).dropCommand(config(), key, command.optsWithGlobals()),
  );
program
  .command('health')
  .description('ask the bot on this machine whether it answers; for a container')
  .action(async () => (await import('./commands/health.ts')).healthCommand(config()));
program
  .command('doctor')
  .description('say what is wrong with the configuration and the record, and how to mend it')
  .option('--offline', 'ask nothing of the network')
  .addOption(json())
  .action(async (options) => (await import('./commands/doctor.ts')).doctorCommand(process.env, options));

/** What sends has to prove who it is; what only works on the record does not. */
const sending = () => configured(process.env);
const config = () => configured(process.env, { sends: false });

// Whoever reads may have seen enough (`| head`): what is left to say is dropped, and the work ends as it would.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = endWith(error);
}

/** One line for the person, and the exit code: 2 for the caller's faults, 1 for the machine's. */
function endWith(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const said = error.code === 'commander.help' ? 'a command is missing' : error.message;
    process.stderr.write(`${inOneLine(said.replace(/^error: |\.+$/g, ''))}. See "waymark --help".\n`);
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${inOneLine(message)}\n`);
  return error instanceof CallerFault ? 2 : 1;
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
