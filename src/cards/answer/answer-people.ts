/** The people whom an answer would name, so that their names can be read with it. */
import type { Answered } from '../../domain/answer.ts';
import { peopleInKeys } from '../key-words.ts';

/** Person ids; some may come twice. */
export function peopleIn({ rows, told }: Answered): string[] {
  const ofRows = rows.flatMap(({ owner, lastUpdate }) => [owner?.person ?? [], lastUpdate?.by ?? []].flat());
  return [...ofRows, ...ofTold(told)];
}

function ofTold(told: Answered['told']): string[] {
  switch (told.kind) {
    case 'owners':
      return [...told.owners, ...told.leads].flatMap(({ holder }) => holder?.person ?? []);
    case 'moves':
      return told.moves.flatMap(({ from, to }) => [...peopleInKeys(from), ...peopleInKeys(to)]);
    case 'support':
      return told.proofs.map(({ by }) => by);
    case 'events':
      return told.events.flatMap((event) => [
        ...(event.by === null ? [] : [event.by]),
        ...(event.standsFor?.person ? [event.standsFor.person] : []),
        ...(event.kind === 'changed' ? [...peopleInKeys(event.from), ...peopleInKeys(event.to)] : []),
      ]);
    case 'slippage':
      return told.actions.flatMap(({ slips, forecasts }) => [
        ...slips.flatMap(({ by }) => by ?? []),
        ...forecasts.map(({ by }) => by),
      ]);
    case 'rows':
    case 'silent':
    case 'digest':
    case 'measures':
    case 'branches':
      return [];
  }
}
