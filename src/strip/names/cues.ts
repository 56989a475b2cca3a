/** Words round a name that give it away, as keys of `foldKey`. Lists of the language, not of any one meeting. */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Verbs that a person does: the word before them is one. */
export const agentVerbs = list(`
says said suggests suggested proposes proposed wants wanted thinks thought would could asks asked brings brought offers
offered volunteers volunteered knows knew likes liked loves loved hates hated agrees agreed disagrees disagreed adds added
writes wrote mentions mentioned reports reported recommends recommended insists insisted prefers preferred needs runs ran
leads led cooks cooked sings sang plays played drives drove owns keeps kept takes took gets got gives gave goes went comes
came lives lived works worked feels felt figures reckons supports supported seconded moved spoke speaks talks talked heard
wonders wondered raised raises calls called tells told doesn't doesnt won't wont can't cant hasn't isn't isnt didn't didnt
wouldn't couldn't found finds books booked builds built makes made paints painted draws drew bakes baked sews knits prints
printed emailed emails texted texts shared shares sent sends signed signs joins joined walks walked stands stood sits sat
cried laughed laughs jokes joked retired handles handed hands hosts hosted chairs chaired counts counted checks checked
records recorded films filmed teaches taught translates translated organizes organized plans planned pays paid sells sold
lends lent holds held rents rented sees saw seconds starts started stops stopped tried tries shows showed helps helped votes
voted dances danced explains explained answered answers carries carried opens opened fixes fixed cuts waits waited
dit propose suggere veut voulait demande pense trouve croit ajoute mentionne souligne rappelle offre connait sait aime
aimait prefere insiste refuse accepte prete apporte amene peut doit parle explique raconte precise repete repond ecrit
chante joue danse cuisine conduit organise anime tient garde fait prend vient revient arrive part reste habite travaille
dort mange boit apprend enseigne dessine peint imprime envoie colle compte note lit filme traduit invite appelle texte
appuie seconde vote voit entend sent donne met montre cherche achete vend loue paie ouvre ferme coupe monte descend court
marche patine tricote coud fabrique construit prepare distribue s'occupe veulent disent proposent font ont feraient vont
voudraient pourraient suggerent apportent pensent trouvent chantent jouent portent vise plie signe crie rit pleure lance
pousse tire regarde ecoute conseille s'offre garantit connaissent prend tenait disait faisait proposait avait etait aidait
`);

/** Verbs that things do as well. */
export const weakVerbs = list(`
is was will has had does did can may might should must are were have just also still already never always actually really
est a va sera fera serait aura aurait ont sont etait avait vas aussi deja encore toujours jamais ne n y se s lui leur
`);

/** After these a person is named. */
export const strongAttributions = list(`
by per asked ask asks tell told thank thanks thx thanked cc attn via signed props kudos shoutout says said dixit
selon par d'apres demandez demande demander remercier remercions merci bravo signe soumis appuye seconde appelez appelle appeler
texte textez contactez contacter contact dear cher chere hi hello bonjour allo salut named nommee nomme appelee called
prevenir prevenez avise avisez felicitations chez parle quote message ring text call email
`);

/** After these a person is sometimes named. */
export const weakAttributions = list(`
with avec from and et pis puis ou or for pour because since like comme have let make if si que when quand & then but mais not pas with w to a
`);

/** After these a place is often named. */
export const placePrepositions =
  list(`in at on near to from toward towards into across outside inside around downtown through via up down along past off
a au aux sur vers dans de du des devant derriere pres jusqu'a chez d en entre`);

export const determiners = list(`
the a an this that these those our their his her its your my some any every each no another
le la les l un une des ce cet cette ces notre nos leur leurs son sa ses votre vos mon ma mes ton ta tes du chaque quelques aucun aucune
`);

/** Before a name; the title stays. */
export const titles = list(`
mr mrs ms miss mx dr dre prof mister missus sir madam ma'am reverend rev father brother sister const constable sgt sergeant cpl
m mm mme mmes mlle mlles me maitre monsieur madame mademoiselle docteur docteure agt agente agent soeur frere pere garde abbe
uncle aunt auntie elder comrade oncle tante mononcle matante aine ainee camarade papa maman grandma grandpa
`);

/** Titles of office: whoever is named behind one is a public figure. */
export const offices = list(`
minister ministers premier mayor senator mp mpp mla mna pm president-elect chancellor governor ministre ministres maire
mairesse depute deputee deputes senateur senatrice gouverneur gouverneure premiere-ministre sous-ministre pape pope king queen
prince princess roi reine juge justice
`);

/** French, and some English: the name of a place or of an organisation follows. */
export const headsBefore = list(`
rue rues avenue ave boulevard boul blvd chemin ch rang pont parc place ecole college cegep hopital chsld clsc centre edifice tour
complexe arena eglise paroisse salle cathedrale basilique chapelle universite institut station metro gare aeroport lac riviere
mont ile statue monument musee theatre cinema fondation comte circonscription village ville quartier arrondissement hotel
manoir chateau pavillon residence usine campus auditorium stade colisee marche quai port baie cap pointe plage camp auberge
bibliotheque maison prison penitencier garderie cpe ciusss cisss cabaret resto restaurant bar brasserie cafe taverne pub
coin intersection autoroute route cote montee square carre faubourg domaine halle halles editions radio journal loi prix coupe
trophee festival terminus escalier escaliers fleuve vallee statues ministere
lake mount mt fort cape camp hotel university statue hall bill act saint st ste sainte san santa los las port el rio
riding local highway hwy route pier gate section district team cafe
`);

/** English: the name of a place or of an organisation stands before. */
export const tailsAfter = list(`
street st avenue ave road rd drive dr boulevard blvd crescent lane court square plaza mall bridge building tower towers park parkway
school hospital college university centre center station library hall church cathedral chapel arena stadium theatre theater
museum gallery garden gardens hotel house inn lodge lake river creek island islands beach hill hills heights falls bay harbour harbor airport
terminal highway trail market pasture point pointe county region district ward riding legion club complex office campus
clinic pavilion depot yard yards mill mills foundation institute society association union local inc ltd corp co company
group bank insurance pharmacy foods festival cup trophy award prize day week parade band orchestra report commission inquiry act
law clause amendment award decision formula agreement manor residence place corner corners junction crossing lookalike bobblehead
bobbleheads jersey jerseys plan tree hockey arena bar pub cafe grill diner cinema
`);

/** Tails that are surnames as well: behind a first name they are one. */
export const surnameTails = list(
  `park hill hall lake bay church day house bridge rivers fields banks woods west east hills mills point ward lane court marsh place drive law`,
);

/** Between parts of one name. */
export const particles = list(
  `de da do dos das del della di du des la le les van von der den ter bin ben ibn al el st ste saint sainte mac mc ap abu of y e`,
);

/** Between the entries of an enumeration. */
export const andWords = list(`and et pis ou or puis ni nor avec with w`);

/** First names that are months. */
export const monthNames = list(
  `january february march april may june july august jan mar jun avril mai juin juillet aout janvier mars`,
);

/** Before a first name, part of how a person is called. */
export const epithets = list(
  `big little old young petit petite gros grosse grand grande vieux vieille ti ptit ptite uncle big lil tall`,
);

/** A name is given: "my name is", "c'est", "here". */
export const selfNaming = list(
  `name names nom prenom called named appelle m'appelle ici here signed signe c'est sincerely cordialement amicalement scribe regards solidairement`,
);
