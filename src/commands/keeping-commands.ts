/** The commands about how long the record is kept, and for whom: retention, person, hold, search; read by `cli.ts`. */
import { type Command, Option } from 'commander';
import type { Config } from '../config.ts';

/** What every command of the house has, as `cli.ts` says it; the configuration is read when one of them runs. */
type House = { config: () => Config; tenant: () => Option; json: () => Option };

const by = (deed: string) =>
  new Option('--by <person>', `the officer who ${deed}: a name or an e-mail address`);

export function keepingCommands(program: Command, { config, tenant, json }: House): void {
  program
    .command('retention')
    .argument('[plan]', 'the id of a plan (default: all of them, and people and leave)')
    .description('say what the plans’ policies no longer keep, in numbers, and remove it')
    .option('--apply', 'remove it')
    .addOption(by('removes it'))
    .addOption(tenant())
    .addOption(json())
    .action(async (plan, options) =>
      (await import('./retention.ts')).retentionCommand(config(), { plan, ...options }),
    );
  const person = program
    .command('person')
    .description('find somebody, hand over what is held on them, or erase it');
  person
    .command('find')
    .argument('<who>', 'a part of a name, an e-mail address, or an id')
    .description('list who fits, with the id and what they hold')
    .addOption(tenant())
    .addOption(json())
    .action(async (who, options) => (await import('./person.ts')).personFindCommand(config(), who, options));
  person
    .command('export')
    .argument('<who>', 'a name, an e-mail address, or an id')
    .description(
      'write all that is held on somebody: what is theirs, what is about them, and where others name them',
    )
    .requiredOption('--out <place>', 'a folder, or a .zip file')
    .addOption(by('hands it over'))
    .addOption(tenant())
    .addOption(json())
    .action(async (who, options) =>
      (await import('./person.ts')).personExportCommand(config(), who, options),
    );
  person
    .command('erase')
    .argument('<who>', 'a name, an e-mail address, or an id')
    .description('show what taking somebody out of the record comes to, and do it with --yes')
    .option('--yes', 'do it, for good')
    .option('--reason <words>', 'why, without their name')
    .addOption(by('does it'))
    .addOption(tenant())
    .addOption(json())
    .action(async (who, options) => (await import('./person.ts')).personEraseCommand(config(), who, options));
  const hold = program
    .command('hold')
    .description('keep what somebody has a right to see from retention and erasure');
  hold
    .command('add')
    .description('put a hold on; without a plan, person or dates it covers everything')
    .requiredOption('--reason <words>', 'what it is for, such as "FOI 123"')
    .option('--plan <id>', 'only this plan')
    .option('--person <who>', 'only this person: a name, an e-mail address, or an id')
    .option('--from <date>', 'only what is from this day or later')
    .option('--to <date>', 'only what is from this day or before')
    .addOption(by('puts it on'))
    .addOption(tenant())
    .addOption(json())
    .action(async (options) => (await import('./hold.ts')).holdAddCommand(config(), options));
  hold
    .command('list')
    .description('list the holds that stand')
    .option('--all', 'with those that were lifted')
    .addOption(tenant())
    .addOption(json())
    .action(async (options) => (await import('./hold.ts')).holdListCommand(config(), options));
  hold
    .command('lift')
    .argument('<id>', 'the id of a hold, as the list has it')
    .description('lift a hold')
    .option('--reason <words>', 'why')
    .addOption(by('lifts it'))
    .addOption(tenant())
    .action(async (id, options) => (await import('./hold.ts')).holdLiftCommand(config(), id, options));
  program
    .command('search')
    .description('write everything that is held by topic, person and dates, and note who looked')
    .option('--topic <words>', 'words that must all be there')
    .option('--person <who>', 'what they said, what concerns them, and what names them')
    .option('--plan <id>', 'only this plan')
    .option('--from <date>', 'from this day on')
    .option('--to <date>', 'up to this day')
    .option('--out <place>', 'a folder, or a .zip file')
    .addOption(by('searches'))
    .addOption(tenant())
    .addOption(json())
    .action(async (options) => (await import('./search.ts')).searchCommand(config(), options));
}
