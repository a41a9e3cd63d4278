/** Parser: what a question is after. Earlier rows win; `firm` words can mean nothing else, loose ones give way. */
import type { QuestionIntent } from '../../domain/question.ts';
import { claimed } from '../mark.ts';
import { type Row, tableParser } from '../parse-table.ts';

const firm = (intent: QuestionIntent, ...patterns: string[]): Row => row(intent, true, patterns);
const loose = (intent: QuestionIntent, ...patterns: string[]): Row => row(intent, false, patterns);
const row = (intent: QuestionIntent, isFirm: boolean, patterns: readonly string[]): Row => ({
  pattern: new RegExp(patterns.join('|'), 'gi'),
  read: () => ({ kind: 'intent', intent, firm: isFirm }),
});

const NOT =
  "(?:not|never|yet to|still to|failed to|(?:has|have|had|did|does|do|is|are|was)n'?t|hvnt|hvn'?t)(?: (?:yet|been|be|actually|even|ever|really|all|still|bothered(?: to| with)?|managed to|got round to|given|sent|put|made))*";
const WORD = '(?:upd(?:ate)?s?|repl(?:y|ies)|responses?|returns?|answers?|feedback)';
const COLOUR =
  '(?:red|amber|green|blue|yellow|complete|(?:off|on)[- ]track|at[- ]risk|backwards|wrong|worse|better|into)';
/** What has to be so by a day is due then. */
const FINISHED =
  '(?:done|finished|complete[d]?|closed|delivered|ready|in|in place|submitted|sorted|signed off|wrapped up|published|handed in|achieved)';
const FINISHING = '(?:sorting|closing|delivering|wrapping up|submitting|signing off)';
/** Who reads a summary: a body that the plan names, or one of those that every council has. */
const READER = `(?:${claimed('body')}|${claimed('audience')}|(?:\\w+ )?(?:board|exec(?:utive)?|cabinet|scrutiny|committee|members?|councill?ors?|cllrs?|chair|ofsted|governors?|newsletter|website|bulletin|press release|intranet|slt|smt|cmt|directors?|chief exec(?:utive)?|ceo|portfolio holder|leader|press|partners|(?:board|exec|cabinet|committee) (?:paper|report|meeting|pack))\\b)`;
const PIECE =
  '(?:update|something|anything|(?:few|couple of|some) (?:lines|words|sentences|bullets)|lines?|words|note|text|blurb|(?<!\\b(?:actions?|activities|which|that|ones|things|we|they|you|i|next|to) )report|paper|page|side|slides?|bullets|bit|position|handout)';

/** Must be read before the statuses are: a change to red is no red. */
export const questionWords = tableParser([
  firm(
    'no-update',
    `\\b(?:no|without|missing|lacks?|lacking|needs?|awaiting|waiting (?:for|on)|owes?(?: (?:me|us|you))?|over[\\s-]?due|outstanding|late(?: with| sending)?|chas(?:e|ing)(?: for)?)(?: (?:an?y?|their|its|recent|new|latest|the|with|on|in))* ${WORD}\\b`,
    `\\b${NOT} (?:reported|report|repl(?:ied|y)|respond(?:ed)?|updat(?:ed?|ing)|answer(?:ed)?|submit(?:ted)?|(?:sent|send|given|give|put|got|come|said|say|heard|hear|told|tell)(?: (?:us|me|it|theirs|anything|owt|a thing|nothing|back|in|an?|any|word|updates?|anything back|from))+|updates?|back|been in touch|in touch|heard(?: from| back)?|reporting|responding|replying|chased?)\\b`,
    "\\bwho(?:'?s| is| are|ve| has)? not (?:\\w+ ){0,2}(?:in|back|reported|replied|done (?:their|it|an|the))\\b",
    '\\b(?:silent|silence|gone (?:quiet|dark|awol)|unresponsive|non[- ]?respon\\w+|not a (?:peep|word|dicky bird)|heard nothing|nothing (?:back |in |heard )?from|(?:who|which) (?:do|should|shall|must|can|have) (?:i|we) (?:need to |got to |have to )?(?:chase|nudge|prod|badger|pester|hassle|chivvy|lean on|kick|harass)|(?:sat|sitting) on (?:their|the|its|his|her) (?:upd(?:ate)?s?|returns?|reports?)|(?:gone|going|went) (?:cold|off the radar|off grid|to ground)|drag(?:ging|s)? (?:their|his|her|its) (?:feet|heels)|needs? (?:chasing|a nudge|nudging)|to chase|chase list|nudge|prod|chivvy|who (?:is|are|has|have)? ?still to (?:report|reply|respond|answer|update))\\b',
    `(?:${claimed('owner')}|\\b(?:is (?:everyone|everybody|anyone|he|she)|are (?:we all|they|all|people)|(?:who|which)(?:'s|s| is| are| has| have)?(?: not)?|isn't|aren't|isnt|arent|not)(?: (?:all|quite|kept|keeping|fully))?) up[- ]to[- ]date\\b`,
    '\\bbehind (?:with|on) (?:(?:their|its|the|his|her) )?(?:returns?|upd(?:ate)?s?|reports?|reporting|replies|submissions?|responses)\\b',
    '\\b(?:sent|said|reported|given|submitted|done|heard)(?: (?:in|us|me|back|you))? (?:nowt|nothing|naff all|zip|zilch|sod all)\\b',
  ),
  firm(
    'summary',
    '\\b(?:summar(?:y|ies|i[sz]e|i[sz]ing)|sum(?: \\w+)? up|para(?:graph)?s?|briefing|brief(?= (?:for|on|me|the|us|note)\\b)|one[- ]?pager|write[- ]?up (?:for|on)|talking points|speaking notes?|narrative|headlines?|highlights?|exec(?:utive)? (?:summary|paper|report|pack)|cover(?:ing)? note|soundbites?|digest|round[- ]?up|overview|potted version|elevator pitch|position statement|tl;?dr|gist|half a (?:page|side)|one side|one[- ]liner|(?:in|to|down to) (?:one|a) (?:line|sentence)|steer on|in plain (?:english|words)|in simple terms)\\b',
    `(?<!\\bwhen\\b[^\\n]{0,40})\\b${PIECE}(?: [\\w'\\uE000-\\uF8FF]+){0,4}? (?:for|to) (?:(?:the|my|our|next|this|tonight's|today's|tomorrow's) )*${READER}`,
    `\\b(?:draft|write|prepare|compose|word)(?: (?:me|us|up))? (?:an?|some|something|the|few|couple|short|brief)\\b`,
    `\\b(?:few|couple of|some|two|three|four|five|2|3|4|5|short) (?:lines|words|sentences|bullets?|bullet points)\\b|\\bbullet(?: point)?s\\b|\\bslides?\\b|\\ba page on\\b|(?<!\\bdid\\b[^\\n]{0,40})\\b(?:paper|report|lines|text|words) (?:on|for)\\b|\\b(?:an?|short|brief|quick) (?:note|page|line|bit|blurb) (?:on|about)\\b`,
    `^(?:(?:the|next|a|an|short|quick|need|want|draft)\\s+)*(?:[\\w-]{2,20}\\s+){0,2}${READER}\\s*(?:paper|report|briefing|update)\\s*[,:-]\\s*(?:(?:just|only|for|on)\\s+)*(?:${claimed('item')}|[a-z]+\\s\\d{1,2}\\s+only)`,
    `\\bwhat (?:do|can|should|shall|would|could|must|might) (?:i|we|you) (?:tell|say to|report to)\\b`,
    `\\b(?:something|anything(?! (?:i|we) (?:can|could) (?:show|prove))|a (?:note|line|bit)|lines?) (?:short |brief |quick )?(?:i|we) (?:can|could) (?:send|give|take|share|show|read out|present|put)\\b`,
  ),
  firm(
    'slippage',
    `\\bslippages? (?:of|on|for|in) (?=(?:the )?(?:${claimed('item')}|${claimed('topic')}|it\\b|this\\b|that\\b))`,
    '\\bhow (?:often|many times|far|much|badly) (?:has|have|did|had)\\b[^\\n?]{0,60}\\b(?:slip(?:ped)?|moved?|been (?:moved|put back|pushed back|re-?dated))\\b',
    `\\b(?:has|have) (?:the )?(?:date (?:of|for) )?${claimed('item')}(?:'s date)? (?:ever |already )?(?:slipped|been (?:put back|pushed back|re-?dated))\\b`,
  ),
  firm(
    'history',
    '\\b(?:history|audit trail|paper trail|back ?story|back catalogue|change ?log|update log|log (?:of|for|on))\\b',
    `(?<!\\bwhen (?:will|do|does|can|are|is|should)\\b[^\\n]{0,40})\\b(?:what|wot|wat)(?:'s| did| was| has| have| had| were| is)?(?: [\\w'/-]+| ${claimed('item')}| ${claimed('owner')}| ${claimed('body')}){0,4}? (?:say|said|reported|report|tell|told|written|write|recorded|noted|promised?|agreed?|decided?|minuted)\\b`,
    '\\bwho (?:said|updated|changed|marked|reported|wrote|set|moved|signed|closed|entered|put|told|agreed|approved|reopened|accepted|decided|last)\\b',
    '\\blast (?:said|updated|heard|reported|touched|looked at|reviewed|changed|spoken|discussed)\\b',
    `\\b(?:last|previous|past|earlier|prior|older|all|every|recent|the)(?: \\d{1,2}| few| couple of| two| three| four| five| the)? (?:upd(?:ate)?s?|comments?|entries|replies|notes|reports|messages)(?! (?:on|due|from|for)\\b(?=[^\\n]{0,20}\\bdue))\\b`,
    '\\b(?:comments?|updates|entries|notes) (?:so far|to date|since|over time)\\b|\\bwhat was (?:said|agreed|reported|the last)\\b|\\b(?:was|were|has|have) there (?:ever|been)\\b|\\bever (?:been )?(?:red|amber|green|late|off[- ]track|at[- ]risk|updated|reported|looked at|touched|discussed)\\b|\\b(?:said|say) (?:last|before|previously|about)\\b',
  ),
  firm(
    'evidence',
    '\\bun-?evidenced\\b|\\bevidenc\\w*\\b|\\bevidnce\\b|\\beviden\\w*\\b|\\bproof\\b|\\bprov(?:e|es|en|ing) (?:it|this|that|any)?|\\bproven?\\b|\\bback(?:s|ed|ing)?(?: (?:it|this|that|them))? up\\b|\\bwhat (?:supports?|backs|proves|shows)\\b|\\bsupporting (?:docs?|documents?|papers?|paperwork|files?|evidence|material)\\b|(?<!\\d )\\bminutes\\b|\\battach(?:ed|ments?)\\b|\\bpaperwork\\b|\\buploads?(?:ed)?\\b|\\bscreenshots?\\b|\\bfiles?\\b|\\bpdfs?\\b',
    '\\b(?:the|an?|any|see|open|get|find|show|which) (?:docs?|documents?|cop(?:y|ies)|scan|photos?|certificate|papers?)\\b|\\b(?:the|a|any) links? (?:for|to|on)\\b|\\bcop(?:y|ies)\\b(?= of\\b|[\\s?.!]*$)|\\b[\\w-]{1,80}\\.(?:pdf|docx?|xlsx?|pptx?|msg|png|jpe?g|csv)\\b|\\bto show for\\b|\\b(?:anything|owt|what) (?:i|we) (?:can|could) (?:show|prove)\\b',
  ),
  firm(
    'changes',
    `\\b(?:went|gone|going|goes|turned|turning|turns|moved|moving|become|became|flipped|dropped|switched|shifted|tipped|come off|came off)(?: (?:in)?to| from \\w+ to| back to)? (?=${COLOUR}\\b)`,
    "\\bwhat(?:'?s| is| has| have)?(?: (?:been|got|actually|else))* (?:new|moved|happened|slipped|altered|shifted)\\b|\\b(?:happened|slipped|slippages?|slid|altered|alterations?|movements?|moved|changed|changes|differen(?:t|ce|ces)|re-?dated|recovered|improved|improvements?|worsened|deteriorated|delta|handed over)\\b(?! (?:by|to) (?:the )?owner\\b)",
    '\\b(?:anything|owt|something|much) (?:new|happened|moved|different)\\b|\\bnew (?:dates?|this (?:week|month)|since)\\b|\\b(?:got|getting|gotten) (?:worse|better)\\b|\\b(?:wins|successes|achievements)\\b|\\bpushed back\\b|\\bput back\\b|\\bcompared (?:to|with) (?:last|the last)\\b|\\bsince (?:we|i) last (?:met|spoke|looked|checked)\\b',
  ),
  firm(
    'overdue',
    "\\bover[\\s-]?d(?:ue|eu|e)\\b|\\bover[\\s-]?du\\b|\\bovedue\\b|\\bpast (?:its |their |the |it's )?(?:due )?(?:dates?|deadlines?)\\b|\\bpast due\\b|\\bover(?:running|ran|run)\\b|\\b(?:gone|going|went|run|running) over(?: (?:its|their|the) (?:date|deadline))?\\b",
    '\\bmiss(?:ed|ing|es)? (?:its |their |the |a |any |our |my )?(?:deadlines?|due dates?|dates?|targets? dates?)\\b|\\bmiss(?:ed|ing) (?:anything|something|owt|any|one)(?=[\\s?.!]*$)|\\bbehind (?:on|with|in) (?:anything|something|owt|any)\\b|(?<!\\b(?:be|being|too|bit|was|latest|of) )\\blate(?:s|st one)?\\b(?! (?:(?:in |last )?(?:\\w+ber|january|february|march|april|may|june|july|august)|in the (?:day|year)|spring|summer|autumn)\\b)',
    '\\b(?:should(?:.ve|a)?|supposed to|meant to|ought to)(?: have| of)? (?:been )?(?:done|finished|completed|happened|closed|delivered|gone|landed|started|sent|in)(?: in| out)?(?: by now| already)\\b|\\b(?:should|supposed to|meant to|ought to) (?:have|of) (?:been )?(?:done|finished|completed|happened|closed|delivered|gone|landed)\\b|\\bbehind (?:its|their|the) (?:date|deadline)s?\\b|\\bexpired\\b|\\blapsed\\b',
  ),
  firm(
    'due',
    "\\bdue(?! to (?!be\\b))\\b|\\bdeadlines?\\b|\\b(?:lands?|landing|looming|imminent|in the pipeline|in the diary|on the calendar|knocking about|how long (?:have|has|do|does|is there|left)|on the cards|(?:round|around) the corner|crops? up|comes? up (?=in\\b|next\\b|this\\b|by\\b|before\\b)|owed)\\b|\\bcoming up\\b|\\bupcoming\\b|\\bon the horizon\\b|\\bdue dates?\\b|\\bnext up\\b|\\bwhat(?:'?s| is) next\\b|\\bneeds? (?:doing|finishing|to happen|completing)\\b|\\bfalls? (?:in|on|within)\\b|\\b(?:to|needs?|must|has to|have to) be (?:done|finished|complete|completed|ready|in) (?=by\\b|before\\b|this\\b|next\\b)",
    `\\b(?:to|must|should|shall) (?:be|get) (?:all |fully )?${FINISHED}(?: off| up)? (?=${claimed('period')})|\\b(?:needs?|wants?) ${FINISHING}(?= )`,
  ),
  firm(
    'owner',
    '\\b(?:owns?|owner(?:ship)? (?:of|for|on)|responsible|accountable|accountability for|in charge|point person|go[- ]to person|lead officer|contact (?:for|on)|named (?:lead|person))\\b',
    "\\bwho(?:'?s| is| are)? (?:leads?|leading|lead|running|runs|heads?|heading|driving|looking after|looks after|handles|handling|deals with|dealing with|picking up|picks up|picked up|governs?|oversees?|overseeing|steers?|chairs?|approves?|signs? (?:it |this |that |them )?off|doing|got|on|working on|does|has|holds?|holding|sponsors?|behind)\\b",
    '\\b(?:somebody|someone|anybody|anyone)(?: \\w+)? (?:leading|lead|on|responsible|looking after|doing|own(?:s|ing)?|pick(?:ed|ing) (?:it|this|that|up)|tak(?:en|ing) (?:on|it|this|over)|in charge|running|(?:been )?(?:given|assigned|allocated|named)|down for)\\b|\\bwho(?:m)? (?:do|should|can|would|could|shall|must) (?:i|we) (?:ring|call|ask|speak|talk|contact|email|see|message|go)\\b|\\bwho to (?:ring|call|ask|speak|talk|contact|email)\\b|\\bwhose (?:is|are|job|action|remit|baby|desk|responsibility|name)\\b',
  ),
  firm(
    'status',
    "\\b(?:status|progress|rag|rag rating|latest|state of play|how(?:'?s|s|'?re| is| are| r| was| have| has| do| does| did| far| much| many| close| near|z)?|hw|hows|where(?:'?s|'?ve|s| are| r| is| have| has| do| did| r)? (?:are |is )?(?:we|u|you|it|that|this|things?|they|everything)|any (?:joy|luck|news|word|progress)|news|getting on|coming along|keeping up|shaping up|further (?:forward|on|along)|dead or alive|alive or dead|(?:temperature|health|sense) check|in (?:a )?(?:good|bad|ok|decent|rude|fine) (?:place|shape|nick|health|order)|up and running|up to speed|bearing up|holding up(?= (?:ok|alright|well)\\b|[\\s?.!]*$)|still (?:alive|a goer|happening|going ahead)|off the ground|on its feet|(?:on site|live|open|in place|signed|agreed|sorted|happening) or not|looking (?:good|bad|healthy|ok|grim|rosy|shaky)|are (?:we|they) (?:nearly |even )?there|what(?:'?s|s| is) (?:going on|happening|occurring)(?=[\\s?.!]*$)|what(?:'?s|s| is)? (?:happening|going on|the (?:story|situation|position|picture|score)|up|occurring) (?:with|on|about|re|in)|on course|(?:hitting|making|going to (?:hit|make|meet)|gonna (?:hit|make|meet))(?! (?:progress|sure|a start|any|use))|percentages?(?= (?:of )?(?:the )?(?:actions )?(?:are )?(?:complete|done|finished|started|on[- ]track|overdue|closed))|number of|count(?: of)?|tally|what (?:proportion|percentage|share|percent)|rating|score)\\b",
    "\\bupd(?:ate)?s? (?:on|for|about|re)\\b|\\b(?:any|an|the|latest|quick) upd(?:ate)?s?\\b|\\bupd(?:ate)?s?\\b(?=[\\s]*(?:pls|please|plz|thanks)?[\\s]*\\?)|\\bwhere (?:we|things|it|they) (?:are|is|'re|'s)\\b",
  ),
  loose('history', '\\bwhen (?:did|was|were|had)\\b|\\blast time\\b'),
  loose(
    'due',
    "\\bwhen(?:'?s|s| is| are| r| will| does| do| should| can| must| shall| would|'?ll| has| have)?\\b(?! (?:you|i|we) (?:get|have|can|could|ve) (?:a|time|chance))|(?<!\\bup[- ]to[- ])\\bdates?\\b|\\bnext (?:meeting|occurrence|one|session|review|round|forum|meets?)\\b|\\btimescales?\\b|\\btime ?lines?\\b|\\bby what date\\b",
  ),
  loose(
    'owner',
    "\\bwho(?:'?s|se|m|s| is| are| has| have|'?ll| will|'?ve|'?d)?\\b|\\blead(?:s|ing)?\\b(?= (?:on|for)\\b)|\\blead\\b(?=\\s*(?:\\?|$))|\\bowners?\\b",
  ),
  loose(
    'list',
    '\\b(?:which|wich|list|lists|listing|show|actions?|actns?|acts|activities|aims|tasks|jobs|items|everything|everthing|evrything|stuff|things|ones|give me|pull up|pull out|let me see|see|need to do|have (?:we|you|they) (?:got|done|planned)|to-?do|down for|working on|planned|tagged|labelled|mentioned|features?|appears?|come up (?:anywhere|at all|in)|plans? for|on (?:his|her|their|my|our) plate|bits)\\b',
    "\\bwhat(?:'?s|s|'?re)? (?:are |is )?(?:we|they|you|people|being|the council|schools|everyone) (?:actually |really |currently |all )?(?:done|up to|[a-z]{2,12}ing)\\b|\\b(?:meant|supposed|going|set|scheduled) to happen\\b|\\bhappens?\\b|\\bhappening\\b|\\bwhat(?:'s|s| is) (?:on|in|under|inside|against)\\b(?! ?(?:hold|track|schedule|target|course|time|way|progress|trouble)\\b)",
  ),
]);
