/** The words of headings that councils write over their columns, and what each means. */
import type { Meaning } from './columns.ts';

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const some = (pattern: string): RegExp => new RegExp(`\\b(?:${pattern})\\b`);

/**
 * The first that fits counts: what two words say together stands before what either says alone.
 * Null is a heading that looks like one of ours and is not.
 */
export const HEADINGS: readonly (readonly [RegExp, Meaning | null])[] = [
  [whole('(?:action )?(?:type|nature|category)(?: of action)?'), 'nature'],
  // Two words that each mean something else alone.
  [some('(?:review|added|raised|logged|created|opened|reported|submitted) date'), null],
  [some('date (?:of (?:next )?review|added|raised|logged|created|opened|reported|submitted)'), null],
  [some('service area|ward|bucket'), null],
  [some('actions? taken|progress made|next steps'), 'progress'],
  [some('(?:priority|risk|impact|likelihood) (?:level|rating|score|rank|ranking|weighting)'), null],
  [some('high medium low|h m l|risks?|mitigations?|issues? log|decisions?'), null],
  [some('(?:previous|last|prior) (?:rag|status|rating|quarters?|period)'), null],
  [some('monitor(?:ed|ing)|reviewed|approved|created|updated|reported|signed off'), null],
  [some('percent(?:age)? (?:complete[d]?|progress|done|delivered|achieved)'), 'percent'],
  [some('(?:complete[d]?|completion|progress|delivered) percent(?:age)?'), 'percent'],
  [whole('percent(?:age)?'), 'percent'],
  [
    some('(?:b|g)?rags?|bragg?|rag ?(?:status|rated|rating)|traffic lights?|on track|ragb|current rating'),
    'status',
  ],
  [some('(?:to be )?(?:completed?|delivered|done|achieved|finished) by'), 'by-when'],
  [
    some('(?:date (?:of )?(?:last )?(?:update|completed|closed)|(?:completed|closed|actual).{0,12}date)'),
    'progress',
  ],
  [some('(?:actual completion|date achieved|completed on|last update|update date)'), 'progress'],
  [
    some(
      '(?:start|starts|started|starting|commence(?:s|ment)?|from|begin(?:s|ning)?) (?:date|month|by|when)',
    ),
    'start',
  ],
  [whole('(?:planned |target )?start(?:s|ed)?|from|commencement|commences'), 'start'],
  [
    some(
      '(?:target|due|end|completion|complete by|finish|delivery|deadline|milestone|planned|agreed|forecast|revised|original|implementation|expected) (?:completion |delivery |end |finish |due |target )?(?:date|dates|month|quarter|year|deadline)|target (?:completion|delivery|finish)',
    ),
    'by-when',
  ],
  [
    some(
      '(?:by|until) when|when (?:will|by|is|does|for|do)|(?:complete|deliver|done|achieve|finish)(?:d|ed)? by',
    ),
    'by-when',
  ],
  [some('status (?:update|report|commentary|narrative|comments?|summary)'), 'progress'],
  [
    whole('(?:current |overall |delivery |action |implementation |progress )*status(?: of (?:the )?action)?'),
    'status',
  ],
  [
    whole('(?:complete[d]?|done|closed|open closed|delivery confidence)(?: y n| yes no)?|status r a g'),
    'status',
  ],
  [
    some('link(?:s|ed)? (?:to|with)|(?:contributes|contribution|relates|aligned|alignment|maps) to'),
    'outcome',
  ],
  [
    some('what difference|difference (?:will|it|this|made|for)|so that|why (?:it|this) matters|impact on'),
    'difference',
  ],
  [
    some(
      'how (?:will|would|do|can) (?:we|you|it|this|success)(?: [a-z]+){0,3} (?:know|measure[d]?|tell|judge[d]?|look like)|what (?:will|does|would) (?:success|good|it) look like|success look(?:s|ing)? like',
    ),
    'measure',
  ],
  [some('evidence of (?:impact|success|progress|completion|delivery)'), 'evidence'],
  [
    some(
      '(?:success|impact|outcome|performance|output|progress) (?:measures?|criteria|criterion|indicators?|metrics?)',
    ),
    'measure',
  ],
  [
    some(
      'what (?:is|are) the (?:measures?|metrics?|targets?|kpis?)|measures? or metrics?|measures? of success',
    ),
    'measure',
  ],
  [
    some(
      'outcome (?:tags?|area|theme|framework|ref)|(?:vision|council plan|corporate(?: plan)?|shared) (?:outcomes?|links?|themes?|aims?|priorit(?:y|ies))|strategic (?:outcomes?|links?)',
    ),
    'outcome',
  ],
  [
    some(
      '(?:action|objective|priority|theme|aim|task|item|activity|project|recommendation|line|row) (?:ref|reference|no|nos|num|number|id|code)s?',
    ),
    'ref',
  ],
  [
    whole(
      '(?:unique )?(?:ref|refs|reference|references|id|ids|no|nos|num|number|numbers|code|item|sn|s no|serial)(?: (?:no|number|id|code))?',
    ),
    'ref',
  ],
  [
    some(
      'lead (?:member|councillor|cabinet member|portfolio)|cabinet (?:member|lead)|portfolio holder|sponsor(?:s|ing)?|sro',
    ),
    'lead',
  ],
  [
    some(
      '(?:exec(?:utive)?|strategic|priority|theme|strand|workstream|programme|governance|board|smt|slt|elt|dmt) (?:lead|leads|owner|director|sponsor)',
    ),
    'lead',
  ],
  [some('senior responsible (?:officer|owner)|accountable director'), 'lead'],
  [
    some(
      'partners?|support(?:ed|ing)? (?:by|officers?|staff|leads?|from|agenc(?:y|ies))|contributors?|delivery partners?|others? involved',
    ),
    'owner',
  ],
  [
    some(
      'owners?|owned by|owner ?ship|responsib(?:le|ility|ilities)|accountab(?:le|ility)|who(?:s|(?: [a-z]+)*) (?:lead|leads|leading|do|deliver|responsible|involved)|by who(?:m)?|assigned(?: to)?|assignees?|allocated(?: to)?|actionees?|delegated to|lead (?:officers?|agency|agencies|persons?|org|organisations?|body|bodies|service|team|professional|partner|manager|contact|names?|roles?|department|directorate|responsible)',
    ),
    'owner',
  ],
  [
    whole(
      '(?:key |named |action |delivery |operational |service |officer )?leads?(?: (?:and|or) (?:partners?|support|team|service|owner))?|who|officers?|named (?:person|officer)|persons?|led by|post ?holders?|key personnel|personnel|staff',
    ),
    'owner',
  ],
  [
    some('(?:actions?|steps?|tasks?|activit(?:y|ies)) (?:to|we|required|needed|planned|agreed|identified)'),
    'action',
  ],
  [
    some('what (?:do )?(?:we|you) (?:will|want to|aim to|hope to|intend to)(?: [a-z]+)? achieve'),
    'objective',
  ],
  [
    some(
      'what (?:will|do|are|must|should) (?:we|you|be|they|need)|what (?:needs|has|is) to (?:be|happen)|how (?:will|do) we (?:do|get|achieve|deliver)|we will',
    ),
    'action',
  ],
  [
    some(
      'timescales?|time ?scales?|time ?frames?|time ?lines?|time ?tables?|deadlines?|timings?|frequency|due|by when|target dates?|dates? for completion|completion dates?',
    ),
    'by-when',
  ],
  [
    some(
      '(?:key )?performance indicators?|kpis?|metrics?|measures?|measurables?|indicators?|targets?|success',
    ),
    'measure',
  ],
  [some('resources?|resourcing|budgets?|costs?|funding|finance|financial|capacity|investment'), 'resources'],
  [some('evidence|evidenced|proof|verification'), 'evidence'],
  [
    some(
      'progress|updates?|commentary|comments?|narrative|latest position|current position|position statement|position|where are we now|achievements?|achieved so far',
    ),
    'progress',
  ],
  [
    some(
      '(?:intended|expected|desired|anticipated|planned|children and young peoples?) (?:outcomes?|impacts?|benefits?|results?)|impacts?|benefits?|difference|results?',
    ),
    'difference',
  ],
  [
    some(
      '(?:key |specific |smart |agreed |main |delivery |improvement )?(?:actions?|activit(?:y|ies)|tasks?|interventions?|initiatives?|deliverables?|steps?)',
    ),
    'action',
  ],
  [
    some(
      'aims?|objectives?|goals?|sub ?themes?|sub ?priorit(?:y|ies)|work ?streams?|recommendations?|commitments?|pledges?|ambitions?|focus areas?|areas? of focus|key lines? of enquiry|areas? of weakness|findings?|needs? identified',
    ),
    'objective',
  ],
  [
    some(
      'priorit(?:y|ies)|themes?|strands?|pillars?|areas? for (?:improvement|development|action)|area|domains?|programmes?|phases?|missions?',
    ),
    'priority',
  ],
  [some('vision|tags?'), 'outcome'],
  [some('outcomes?'), 'difference'],
  [
    some(
      'description|details?|context|rationale|background|notes?|why|further information|additional information',
    ),
    'description',
  ],
  [some('milestones?|when|dates?|end|finish|complete|completion|term|quarter'), 'by-when'],
  [some('projects?|outputs?'), 'action'],
  [whole('title|summary'), 'action'],
];
