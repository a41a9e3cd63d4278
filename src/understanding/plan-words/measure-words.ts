/** Parser: words that ask for figures: what success is read by, not how an action stands. */
import { type Row, tableParser } from '../parse-table.ts';

const row = (pattern: RegExp): Row => ({ pattern, read: () => ({ kind: 'measure' }) });

export const measureWords = tableParser([
  row(
    /\b(?:(?:are|is) (?:we|they|it) |we'?re |on course |going )?(?:to )?(?:hit(?:ting)?|meet(?:ing)?|met|reach(?:ing|ed)?|miss(?:ing|ed)?) (?:it|them|the (?:target|mark|number|measure)s?|our (?:target|number|measure)s?|targets?)\b/gi,
  ),
  row(
    /\b(?:latest |current |recent |actual |any )?(?:figures?|figs?|statistics|stats|numbers|kpis?|indicators?|measures?|metrics?|baselines?|targets?)\b/gi,
  ),
  row(
    /(?<!\b(?:at any|first|second|third) )\b(?:rates?|percentages?|(?<!what )per ?cents?|averages?)\b(?! (?:of (?:the )?actions )?(?:are )?(?:complete|done|finished|started|on track|overdue|closed))/gi,
  ),
  row(
    /\b(?:going|gone|go|moving|moved|heading|headed) (?:in )?(?:the )?(?:right|wrong) (?:way|direction)\b/gi,
  ),
  row(
    /\b(?:going|gone|go|came|went|moved|crept|creeping) (?:up|down)\b|\b(?:up or down|down or up|better or worse|up on|down on) (?:last|the)? ?(?:year|term|month)?\b/gi,
  ),
  row(
    /\b(?:ris(?:en|ing|es)|fall(?:en|ing|s)(?! (?:due|in|on|within|under|to|between|behind|short)\b)|(?<!\b(?:been|was|were|being|got|what'?s|which|anything|ones) )drop(?:ped|ping|s)?|declin(?:ed|ing)|rose|fell|shrunk|shrinking|grown|climb(?:ed|ing))\b/gi,
  ),
  row(
    /(?<!\b(?:bearing|shaping|stacking|holding|looking|keeping|take|taken|taking|takes|coming|come|comes|turn|turned|show|showed|held|caught|set|sign|signed|catch|follow|start|wrap|wrapped|keep|keeping|end|speed|line|lined|back|build|pick|close|shut|run|cut|break|hold|put|let|what's|whats) |\b(?:hold(?:s|ing)?|heads?|heading|headed|picks?|picking|takes?|taking|sets?|setting|backs?|backing) \w{2,12} |\bheld \w{2,12} )\b(?:up|down)(?=\s*(?:\?|$|yet\b|at all\b|since\b|this\b|on last\b|compared\b))/gi,
  ),
  row(
    /\bhow (?:much|many) (?:(?:are|do|did|have|is) (?:we|they) )?(?:spen[dt](?:ing)?|cost(?:s|ing)?|children|pupils|young people|learners|students|families|incidents|exclusions|suspensions|absences)\b/gi,
  ),
  row(
    /\b(?:compared? (?:with|to)|in line with|against|above|below|better than|worse than|close to) (?:the )?(?=national|england|average|last year|similar|target|before\b)/gi,
  ),
  row(/\b(?:anywhere|nowhere) near(?! (?:done|finished|ready|complete|there|it|that|the end|started))\b/gi),
  row(/(?<!\d\s?)%(?! (?:complete|done|finished|started|on track|overdue|closed)\b)/g),
  row(
    /(?<=\b(?:is|are|has|have|isn't|hasn't)\s[^\n?.]{1,60}\s)(?:improv(?:ing|ed)|worsen(?:ing|ed)|increas(?:ing|ed)|decreas(?:ing|ed)|reduc(?:ing|ed)|higher|lower)\b/gi,
  ),
  row(/\bbeat(?:s|ing|en)? (?:the )?(?=national|england|average|last year|target)/gi),
  row(/(?<=\b(?:is|are|has|have)\s[^\n?.]{1,60}\s)com(?:e|ing) down\b/gi),
  row(
    /(?<=\b(?:quartile|decile|average|target|benchmark)\b[^\n]{0,20})\bare (?:we|they) (?:nearly |anywhere )?(?:there|close|near)(?: yet)?\b/gi,
  ),
  row(/\bwhat difference (?:will|does|do|did|has|is|would)\b|\bhow (?:will|would|do|can) we know\b/gi),
  row(/\bhow (?:do|does|did) [^\n.?!]{1,60}? compare\b/gi),
]);
