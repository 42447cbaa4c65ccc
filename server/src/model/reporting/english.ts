import type { Gender, LanguageData, VerbEntry } from "./language";

/*
 * English: which verbs report speech, and with what. Each line: what may follow (that, bare, question, infinitive, order,
 * noun, as; `hearer`: it may stand without "to"; `gesture`: no words by itself; `answers` and `continues` say whose turn it
 * is), then the lemmas. A verb with nothing before it reports only beside a quotation ("…," he growled).
 */

const VERBS = `
that bare: say
that: state declare announce claim argue maintain assert insist comment concede confess affirm
that hearer: assure reassure inform notify
that: complain protest boast joke indicate imply testify contend allege proclaim remark observe note write
that: believe think hope fear feel suspect conclude object write.down make.clear point.out make.it.clear take.the.view
that: lament jest muse reason exult recollect reckon grumble fume estimate calculate confide aver avow stipulate surmise
that: speculate theorize theorise prophesy brag intimate insinuate marvel rejoice volunteer venture
that hearer: cable wire telegraph telephone
that continues: add
that order question hearer: tell remind
that question: wonder inquire enquire
that question order infinitive hearer: ask beg
that noun: stress emphasize emphasise underline underscore confirm mention repeat reiterate admit acknowledge deny reaffirm
that noun: suggest recommend report recall recount relate predict forecast foresee reveal disclose acknowledge specify
that noun infinitive: propose promise pledge vow demand swear threaten agree
that noun question: explain clarify
that noun question as: describe
that noun order hearer: urge advise warn caution counsel request
that order hearer: order command instruct direct call.on call.upon appeal.to
noun as: condemn denounce
noun: outline sketch criticize criticise reject summarize summarise advocate elaborate.on point.to refer.to
noun: speak.of speak.about talk.of talk.about dwell.on touch.on touch.upon call.for insist.on insist.upon warn.of warn.against
noun: set.out set.forth lay.out comment.on allude.to sum.up inquire.about ask.for ask.about complain.of complain.about object.to
noun: agree.with disagree.with stress.on put.it call.it call.him call.her call.them call.this rail.against inveigh.against
as: characterize characterise dismiss brand deride ridicule hail praise portray depict
that answers: answer reply respond retort
answers: return rejoin
continues: continue go.on proceed resume pursue
that: elaborate
that: exclaim shout whisper mutter growl
: cry call call.out cry.out yell scream shriek murmur mumble explode erupt snap snarl sneer hiss
: stammer stutter interrupt interpose put.in break.in cut.in begin ejaculate drawl
: quote read echo falter bawl roar bellow thunder chime.in burst.out break.out remonstrate plead implore entreat coax hazard
: grunt soliloquize soliloquise mimic chirp quip intone scoff tease reflect bark croak whimper sing.out
: blurt blurt.out call.back shout.back speak speak.up burst.forth interject correct persist counter croon purr
: disagree disclaim object greet opine query question quaver squeal sputter splutter apologize apologise assent
: trill twitter squeak squawk rasp gush rattle.off pipe.up speak.out throw.in throw.out strike.in get.out bring.out hiccup blubber
: drone jabber gabble rant bluster expostulate upbraid reprove taunt gibe jibe banter holler whoop wail narrate philosophize lecture
: preach prattle ramble.on run.on rush.on hurry.on press.on rattle.on soothe concur comply snicker snigger titter sniff sniffle finish
: contradict offer propound ruminate trumpet wheedle warble let.out blaze.out flare.up flash.out trail.off break.off burst.in call.up
: call.down shoot.back fire.back
gesture: sigh laugh chuckle giggle sob groan moan gasp snort breathe pant storm rage flash start smile nod grin frown shrug
: rap.out fling.out jeer lisp wheeze boom howl mock chide scold rebuke admonish prompt coo simper pipe declaim
light: give express voice offer make deliver present provide convey hold outline raise issue put.forward state share repeat
`;

function verbsIn(lines: string): VerbEntry[] {
  return lines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [flags, lemmas] = line.split(":");
      const has = new Set(flags!.trim().split(" "));
      return lemmas!
        .trim()
        .split(" ")
        .map((each) => entryOf(each, has));
    });
}

function entryOf(lemma: string, has: ReadonlySet<string>): VerbEntry {
  const [verb, ...particles] = lemma.split(".");
  return {
    lemma: verb!,
    particles,
    that: has.has("that"),
    bare: has.has("bare"),
    question: has.has("question"),
    infinitive: has.has("infinitive"),
    order: has.has("order"),
    noun: has.has("noun"),
    as: has.has("as"),
    light: has.has("light"),
    gesture: has.has("gesture"),
    hearer: has.has("hearer"),
    turn: has.has("answers") ? "answers" : has.has("continues") ? "continues" : null,
  };
}

const IRREGULAR = `say said said|tell told told|write wrote written|think thought thought|speak spoke spoken|swear swore sworn
feel felt felt|put put put|go went gone|break broke broken|begin began begun|read read read|cut cut cut|burst burst burst
hold held held|lay laid laid|set set set|give gave given|make made made|take took taken|forecast forecast forecast
foresee foresaw foreseen|sing sang sung|fling flung flung|dwell dwelt dwelt`;

function irregularIn(text: string): Map<string, readonly [string, string]> {
  return new Map(
    text.split(/[|\n]/).map((each) => {
      const [lemma, past, participle] = each.split(" ");
      return [lemma!, [past!, participle!]];
    }),
  );
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Words with what each is: `key: word word`. */
function sorted<T>(groups: readonly (readonly [T, string])[]): ReadonlyMap<string, T> {
  return new Map(groups.flatMap(([value, text]) => [...words(text)].map((word) => [word, value] as const)));
}

export const ENGLISH: LanguageData = {
  verbs: verbsIn(VERBS),
  irregular: irregularIn(IRREGULAR),
  doubling: words("admit refer snap sob beg quip sum chat permit submit wrap rap"),
  speechNouns: words(
    `opinion opinions view views belief hope hopes conviction concern concerns doubt doubts fear fears regret approval
    analysis assurance assurances promise promises consent account explanation warning order orders instructions plan plans
    proposal proposals answer reply statement remark remarks suggestion agreement thanks gratitude confidence satisfaction
    dissatisfaction disagreement readiness willingness desire intention support objection objections request advice
    recommendation recommendations assessment reasons certainty description overview outline summary impression dismay
    surprise sympathy reservations criticism blessing permission description commitment pledge`,
  ),
  viewNouns: words(
    "view opinion belief position conviction argument answer reply response contention advice conclusion thesis words word " +
      "judgment judgement estimate claim message assessment demand request explanation account hope fear",
  ),
  pronouns: sorted<Gender | "plural" | "first" | "impersonal">([
    ["m", "he"],
    ["f", "she"],
    ["plural", "they both all some others many several"],
    ["first", "i we you"],
    ["impersonal", "it there this that these those what one everyone everybody somebody someone nobody anybody which"],
  ]),
  auxiliaries: words("has had have did do does having will would can could may might must should shall 'd he'd"),
  passives: words("was were is are be been being am get got gets"),
  modals: words("will would can could may might must should shall"),
  negations: words(
    `not never n't didn't don't doesn't hadn't hasn't haven't wouldn't won't couldn't can't cannot neither nor hardly
    scarcely without refused declined failed`,
  ),
  phases: words("on continued proceeded began hastened came started"),
  adverbs: words(
    `then also again still later now once thus further therefore first finally soon often always even just at last only too
    however moreover likewise meanwhile instead rather once twice quite almost almost simply here there yet already ever
    somewhat perhaps indeed accordingly thereupon afterwards next aloud back immediately all both each himself herself
    themselves subsequently`,
  ),
  prepositions: words(
    `of to from with by for in at on about between near against without behind beside under over into upon after before
    among toward towards than like through during except despite via per concerning regarding unto`,
  ),
  toward: words("to unto of with at"),
  conjunctions: words("and but or yet nor so then"),
  subordinators: words(
    `that which who whom whose when whenever while as because if since although though unless until till after before where
    wherever whereas whether once lest than what how why`,
  ),
  hypothetical: words("if unless whether had should lest supposing suppose"),
  determiners: words("the a an his her their my our your its this that these those another every each any some no"),
  indefinite: words("a an another some every each any no"),
  questionWords: words("whether if how why what when where who which"),
  doing: words(
    `was were is are had has did could would should might must went came took made gave saw knew got left found told kept
    held stood sat turned looked began became brought felt heard put ran read rose sent met lost led let meant paid sought
    spent understood won wrote drew fell grew drove shook threw laid lay spoke broke chose caught sold built drank ate wore
    shot struck bent fought bought taught slept bore set cut shut swung sprang sank crept flung wished does will can may`,
  ),
  titles: sorted<Gender | null>([
    ["m", "mr mr. mister sir lord monsieur m. herr king prince duke father brother uncle señor signor don baron count"],
    [
      "f",
      "mrs mrs. ms ms. miss lady madame mme mme. mlle mlle. frau fräulein queen princess duchess mother sister aunt señora madam",
    ],
    [
      null,
      "comrade dr dr. doctor prof prof. professor gen gen. general marshal generalissimo col col. colonel capt capt. captain " +
        "lt lt. lieutenant maj maj. major sgt sgt. sergeant adm adm. admiral president chairman premier minister secretary " +
        "ambassador senator sen sen. congressman governor gov gov. judge justice rev rev. reverend foreign prime vice deputy " +
        "commissar leader dictator chancellor soviet chief st st. hon hon. representative rep rep. messrs messrs. master",
    ],
  ]),
  personNouns: sorted<Gender | null>([
    [
      "m",
      `man boy gentleman father husband son brother uncle king prince lord sir fellow lad nephew grandfather monk priest
      soldier sailor waiter clergyman policeman squire chairman statesman spokesman footman youth emperor tsar lawyer-man
      stepfather captain corporal sergeant lieutenant colonel butler`,
    ],
    [
      "f",
      `woman girl lady mother wife daughter sister aunt queen princess maid niece grandmother nun widow nurse hostess
      chairwoman spokeswoman housekeeper mistress stepmother governess`,
    ],
    [
      null,
      `officer official doctor minister ambassador president premier secretary leader general marshal delegate speaker
      interpreter translator author writer historian professor judge lawyer servant friend stranger visitor guest child cousin
      voice driver guide prisoner witness reporter journalist correspondent commander admiral companion clerk teacher master
      other host neighbour neighbor landlord editor candidate senator governor director adviser advisor diplomat envoy
      representative chief inspector detective person student pupil worker baron count countess duke duchess one head`,
    ],
  ]),
  firstNames: sorted<Gender>([
    [
      "m",
      `john william james george charles thomas henry robert joseph edward richard david peter paul michael daniel samuel
      benjamin frank frederick fred walter arthur albert harry jack tom bill jim joe sam ben ned dick bob will philip stephen
      andrew alexander alfred ernest francis franklin harold winston dwight lyndon theodore theodor woodrow herbert louis
      leon leo nikita vladimir vyacheslav ivan boris nikolai georgy georgi lavrenty mikhail dmitri sergei andrei anastas
      aleksandr konstantin anton fyodor igor yuri oleg josef hans karl otto friedrich wilhelm heinrich hermann adolf konrad
      helmut willy jean pierre jacques charles françois rené maurice antonio giovanni giuseppe benito carlos fidel juan josé
      pedro luis dean averell cordell allen allan foster dexter raymond hugh ralph patrick dennis douglas donald kenneth
      ronald gerald jimmy anthony tony clement neville stanley ramsay lloyd austen christopher edmund edgar oscar oliver
      oswald roger simon martin luke mark matthew nicholas timothy adam isaac jacob abraham aaron moses nathan joshua jonathan
      laurence lawrence leonard lewis ralph rupert sidney stuart victor vincent wallace warren wayne jerry gregory geoffrey
      eugene edwin cecil bernard basil ambrose archibald silas heathcliff laurie newland archer lambert jasper hector cyril`,
    ],
    [
      "f",
      `mary elizabeth anne ann anna jane margaret sarah catherine katherine katharine kathleen alice emily emma charlotte
      eleanor helen ellen florence frances grace harriet isabel isabella julia kate kitty laura lily louise louisa lucy lydia
      martha maria marie nancy nora olivia rachel rebecca rose ruth sophia sophie susan virginia victoria amy beth meg jo
      hannah edith ethel eva eve dorothy diana clara claire caroline cecilia bridget barbara agnes ada adele eliza lizzy lizzie
      bessie betty betsy molly polly fanny jenny jessie joan judith maggie mabel minnie miriam rosa rosamond ursula tatiana
      svetlana nadezhda natalia olga irina vera sonia eleonora indira golda margot mathilde madeleine thea hilda ingrid
      gertrude greta martha may mattie millicent mina minna myra celia constance cora cornelia carrie clarissa dinah dora`,
    ],
  ]),
  stillReported: words(
    `we our us ours i my you your will won't would must should shall can cannot can't may is isn't are aren't has have
    haven't hasn't do does don't doesn't needs need ought`,
  ),
};
