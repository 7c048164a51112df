"""Words of English news that the rules turn on, as data: no names of people, places or stories."""

from __future__ import annotations

__all__ = [
    "ADDITIVE",
    "ADVERBS",
    "ANONYMOUS_HEADS",
    "ANONYMOUS_PLURALS",
    "ATTITUDES",
    "BODY_COMPOUNDS",
    "BODY_HEADS",
    "CHANNEL_HEADS",
    "COMPANY_HEADS",
    "CONFIRMING",
    "DENYING",
    "DOCUMENT_HEADS",
    "FIGURE_HEADS",
    "GROUP_HEADS",
    "HEARERS",
    "INSIDERS",
    "MEDIA_HEADS",
    "MEDIA_WORDS",
    "ORGANISATION_OPENERS",
    "ORGANISATION_WORDS",
    "PERSON_HEADS",
    "QUESTIONING",
    "SPEECH",
    "SPOKES",
    "TITLES",
    "UNIQUE_OFFICES",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Forms of verbs that report words, strong enough to be found without the tagger: `X said`, `said X`.
SPEECH = _words(
    "said says say told tells stated states announced announces reported reports report added adds noted notes "
    "explained explains wrote writes tweeted claimed claims argued argues warned warns insisted insists stressed "
    "stresses emphasised emphasized emphasises emphasizes declared declares confirmed confirms denied denies "
    "acknowledged acknowledges admitted admits conceded concedes revealed reveals disclosed discloses recalled "
    "recalls reminded reminds remarked remarks commented suggested suggests estimated estimates predicted predicts "
    "concluded concludes alleged alleges testified testifies asserted asserts maintained maintains contended contends "
    "observed replied specified specifies clarified clarifies indicated indicates rejected rejects dismissed "
    "dismisses texted emailed messaged disputed disputes refuted refutes questioned doubted doubts believes reckons "
    "reckoned assesses "
    "calculated calculates cautioned complained joked hinted lamented recounted repeated reiterated underlined "
    "underscored countered mentioned continued pledged vowed ruled recommended recommends quipped urged promised "
    "informs related relates assured assures opined signalled signaled "
    "signals boasted objected mused affirmed affirms attested confided proclaimed cautions voiced contradicted "
    "enthused "
    "communicated detailed conveyed speculated reasoned elaborated interjected shouted yelled exclaimed gushed raved "
    "groaned grumbled griped pleaded begged implored cried laughed theorised theorized surmised posited summarised "
    "summarized blogged informed manifested denounced enumerated illustrated foresaw "
    "snapped retorted fumed sighed shrugged protested swore declares deny "
    "doubt argue warn insist believe fear predict expect suggest"
)
# Verbs of mind and will: not acts of saying, so no statement is read from them.
ATTITUDES = _words(
    "want wants wanted wish wishes wished hope hopes hoped plan plans planned planning aim aims aimed seek seeks "
    "sought try tries tried trying intend intends intended count counting counted need needs needed refuse refuses "
    "refused agree agrees agreed like likes liked love loves loved fear fears feared know knows knew known learn "
    "learns learned learnt see sees saw feel feels felt prefer prefers preferred support supports supported oppose "
    "opposes opposed respect respects respected endorse endorses endorsed decide decides decided vote votes voted "
    "remember remembers forgot consider considers considered considering thought think thinks hear heard ask asks "
    "asked wonder wondered order ordered welcome welcomed spoke speaking mean means meant expecting expected hoping "
    "pleaded pleads plead discuss discussed mulling weighing await awaits awaited"
)
# Cues that continue what the same source was saying.
# Plural nouns of a few within a body: where they will not be named, "two board members" are anonymous.
INSIDERS = _words("members employees workers staffers insiders figures associates colleagues friends veterans")
ADDITIVE = _words(
    "added adds adding continued continues went reiterated repeated concluded specified clarified summed noting "
    "stressing"
)
# Cues of a denial.
DENYING = _words(
    "denied denies deny denying rejected rejects reject rejecting dismissed dismisses dismiss dismissing refuted "
    "refutes refute refuting disputed disputes dispute disputing rebuffed rebutted contradicted contradicts disavowed"
)
# Cues of a confirmation.
CONFIRMING = _words("confirmed confirms confirm confirming corroborated corroborates corroborate verified")
# Cues of a doubt.
QUESTIONING = _words("questioned questions questioning doubted doubts doubt doubting challenged")
# Words that may stand between a source and its cue.
ADVERBS = _words(
    "also later earlier then however meanwhile further separately again previously recently repeatedly already now "
    "still subsequently publicly privately simply only once twice immediately reportedly flatly categorically "
    "strongly firmly officially initially has have had is are was were been being be did does do can could may might "
    "will would not never yet today yesterday ever first just always often frequently long"
)
# Nouns of an individual that leave the name open.
ANONYMOUS_HEADS = _words(
    "source insider interlocutor person individual man woman informant whistleblower witness official diplomat aide "
    "adviser advisor spokesman spokeswoman spokesperson representative officer soldier serviceman commander employee "
    "worker staffer engineer executive manager trader banker lawyer attorney doctor nurse physician surgeon paramedic "
    "teacher student resident neighbour neighbor survivor passenger driver farmer fisherman shopkeeper expert analyst "
    "economist scientist researcher professor lawmaker legislator senator deputy councillor councilor prosecutor "
    "detective policeman policewoman firefighter rescuer volunteer activist campaigner negotiator envoy delegate "
    "contractor pilot sailor captain colleague friend relative mother father brother sister son daughter wife husband "
    "uncle aunt cousin user customer patient victim visitor tourist investor shareholder consultant scholar academic "
    "historian journalist reporter correspondent editor blogger columnist coach player trainer agent referee scout "
    "teammate defender striker goalkeeper midfielder figure member bystander onlooker commuter mechanic technician "
    "operator dispatcher inspector investigator technologist epidemiologist virologist geologist seismologist "
    "meteorologist astronomer biologist chemist physicist ecologist oncologist cardiologist bureaucrat functionary "
    "staff-officer servicewoman militant fighter rebel guard clerk judge auditor accountant organiser organizer "
    "counsel barrister solicitor magistrate critic supporter opponent challenger rival contender frontrunner "
    "strategist pollster operative miner landlord "
    "landlady tenant housekeeper barber cook parent grandparent grandmother grandfather mum dad nephew niece boy girl "
    "teen youth pupil nun monk juror carer assistant apprentice intern celebrity model star migrant refugee inmate "
    "hostage recruit conscript dentist midwife pharmacist therapist paramedic medic chaplain cadet medic fireman "
    "postman salesman saleswoman foreman doorman salesperson homeowner shepherd attendant marine sniper spy "
    "eyewitness motorist cyclist pedestrian juror participant respondent applicant claimant complainant "
    "whistle-blower go-between middleman interpreter translator childminder undertaker "
    "baker builder plumber electrician general colonel major admiral lieutenant sergeant"
)
# Plural nouns that say only that there were several.
ANONYMOUS_PLURALS = _words("people persons sources individuals insiders others")
# Those who speak for a body.
SPOKES = _words("spokesman spokeswoman spokesperson spox representative")
# Plural or collective nouns of people who speak as one group.
GROUP_HEADS = _words(
    "officials prosecutors doctors authorities analysts experts economists scientists researchers authors witnesses "
    "residents lawyers attorneys investigators diplomats aides advisers advisors critics supporters opponents "
    "campaigners activists lawmakers legislators senators deputies ministers generals commanders officers soldiers "
    "troops rescuers firefighters paramedics nurses physicians medics traders investors bankers executives managers "
    "workers staff employees students teachers parents farmers fishermen villagers locals neighbours neighbors "
    "survivors passengers relatives families family friends colleagues organisers organizers strategists pollsters "
    "conservationists environmentalists engineers demonstrators protesters voters shoppers homeowners tenants "
    "landlords drivers pilots sailors meteorologists forecasters seismologists geologists astronomers virologists "
    "epidemiologists historians scholars academics observers monitors inspectors auditors regulators negotiators "
    "envoys delegates representatives spokesmen spokespeople counterparts leaders figures members fans players "
    "shareholders users customers patients tourists jurors judges insurers team couple media outlets rebels militants "
    "insurgents fighters astrophysicists biologists physicists specialists consultants contractors journalists "
    "reporters bloggers detectives mediators volunteers pair trio duo siblings twins brothers sisters parents men "
    "women boys girls children defendants suspects plaintiffs claimants victims applicants candidates counsellors "
    "councillors trustees governors mayors magistrates bishops priests clerics imams rabbis nuns pastors elders "
    "chiefs heads directors founders owners bosses ceos makers growers ranchers breeders miners dockers truckers "
    "cyclists hikers climbers divers sailors crew crews staffers insiders colleagues veterans pensioners refugees "
    "migrants hostages prisoners detainees inmates patients carers caregivers midwives pharmacists dentists vets "
    "surgeons psychologists psychiatrists sociologists anthropologists archaeologists palaeontologists "
    "paleontologists chemists ecologists climatologists volcanologists hydrologists oceanographers mathematicians "
    "statisticians criminologists lecturers professors tutors headteachers principals republicans democrats "
    "conservatives liberals greens socialists nationalists separatists hardliners moderates backbenchers whips "
    "ambassadors envoys consuls"
)
# Nouns of an office that one person holds at a time; before the body, or with `of` it.
UNIQUE_OFFICES = _words(
    "president premier chancellor minister secretary governor mayor chairman chairwoman chair chairperson chief head "
    "director ceo boss leader king queen prince pope patriarch archbishop bishop ambassador speaker commissioner "
    "superintendent commander-in-chief commandant principal rector dean provost president-elect vice-president "
    "founder co-founder owner treasurer ombudsman ombudswoman attorney-general comptroller sheriff coroner monarch "
    "predecessor successor emir sultan chief-of-staff manager coach captain author host widow widower cfo coo "
    "cto premier-designate "
    "taoiseach director-general secretary-general vice-chancellor headteacher headmaster headmistress vicar "
    "editor-in-chief curator registrar"
)
# Further nouns of a single person, for `the ...` that takes up somebody already named.
PERSON_HEADS = _words(
    "politician statesman veteran doctor businessman businesswoman entrepreneur billionaire tycoon actor actress "
    "singer author writer novelist artist musician director filmmaker athlete footballer champion swimmer runner "
    "sprinter cyclist boxer candidate congressman congresswoman republican democrat conservative general colonel "
    "admiral major lieutenant defendant plaintiff suspect accused convict minister president chairman chief executive "
    "leader striker skipper lawmaker parliamentarian mp pontiff dissident fugitive winger winner teenager pensioner "
    "laureate theologian cleric imam rabbi priest pastor"
)
# Words before a person's name.
TITLES = _words(
    "mr mrs ms miss dr prof professor sir dame lord lady president premier chancellor minister secretary senator sen "
    "rep representative congressman congresswoman governor gov mayor chairman chairwoman director general gen colonel "
    "col lieutenant lt major maj captain capt sergeant sgt admiral adm brigadier lieutenant-colonel "
    "lieutenant-general major-general brigadier-general vice-admiral rear-admiral "
    "commander chief judge justice king "
    "queen prince princess pope archbishop bishop cardinal rabbi imam sheikh rev reverend spokesman spokeswoman "
    "spokesperson analyst economist ceo cfo coach manager deputy ambassador envoy commissioner attorney prosecutor "
    "sheriff detective inspector superintendent officer councillor councilor mp mep speaker leader executive coun cllr "
    "director-general secretary-general under-secretary-general undersecretary vice-chancellor vice-chair taoiseach "
    "oc asp dsp sho md "
    "solicitor advocate chair chief chairperson founder co-founder principal rector dean provost archdeacon "
    "canon bishop father "
    "brother sister mother pc det supt insp cpl brig cmdr cdr cdre lt-gen maj-gen "
    "lt-col nobel-laureate skipper striker midfielder defender goalkeeper winger captain midwife nurse surgeon"
)
# Things that are read.
DOCUMENT_HEADS = _words(
    "report reports study poll survey filing indictment memo letter document documents paper analysis review audit "
    "dossier transcript complaint lawsuit affidavit petition contract email emails e-mail prospectus census bulletin "
    "article preprint investigation assessment inquiry enquiry white-paper minutes ruling judgment judgement verdict "
    "records papers footage leaflet presentation draft drafts slides log logs notes schedule timetable manifest "
    "invoice invoices recording recordings accounts spreadsheet brief whitepaper disclosure notebook excerpt "
    "excerpts copy copies filings trial trials experiment suit meta-analysis modelling modeling simulation "
    "simulations opinion "
    "summons writ motion plea testimony timeline questionnaire manuscript forecast script readout circular decree "
    "resolution treaty screenshot screenshots email-chain blueprint roadmap dataset "
    "briefing-note cable cables diary research findings editorial logbook ledger communique"
)
DOCUMENT_HEADS |= frozenset(
    f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in DOCUMENT_HEADS if not word.endswith(("s", "e"))
)
# Ways in which a source speaks: the speaker is the source, not these.
CHANNEL_HEADS = _words(
    "statement statements post posts tweet tweets message release communique communiqué interview remarks comments "
    "speech address video hearing conference briefing website account blog notice announcement testimony call "
    "words"
)
# Figures of somebody: the source is whose they are.
FIGURE_HEADS = _words(
    "data figures figure estimates estimate statistics numbers calculations projections forecasts forecast count "
    "tally toll assessment assessments intelligence information results records"
)
# Common nouns of an institution, for `the ...` that takes up one already named.
BODY_HEADS = _words(
    "ministry department government agency service committee commission council court bank university institute "
    "institution hospital police army military navy office parliament senate congress party union federation "
    "inquest jury panel junta association body organisation organization authority regulator watchdog bureau board "
    "administration embassy "
    "prosecutor's charity foundation fund centre center laboratory lab observatory think-tank kremlin tribunal team "
    "club league campaign cabinet secretariat directorate inspectorate chamber force command headquarters school "
    "gang cartel faction movement sect collective unit battalion brigade regiment squadron college ngo nonprofit "
    "mission delegation coalition alliance bloc "
    "station museum clinic ministry's lobby militia "
    "treasury exchange prefecture municipality county province utility registry fire-service"
)
# Nouns of a person that, after one of these words, are a body's: "the coast guard".
BODY_COMPOUNDS = _words("coast national border civil royal home republican palace revolutionary presidential")
# Common nouns of a company.
COMPANY_HEADS = _words(
    "company firm group carmaker automaker airline retailer startup start-up manufacturer maker lender operator bank "
    "insurer developer supplier giant conglomerate utility drugmaker chipmaker brewer grocer corporation business "
    "brand shipyard shipbuilder contractor producer exchange chain studio broadcaster publisher"
)
# Common nouns of an outlet.
MEDIA_HEADS = _words(
    "agency newspaper outlet publication magazine daily weekly broadcaster network channel website site paper "
    "newswire wire station portal tabloid journal television tv radio"
)
# Words inside the names of outlets.
MEDIA_WORDS = _words(
    "times post news herald tribune gazette journal chronicle observer courier telegraph mail mirror sun star globe "
    "guardian independent press radio tv television broadcasting daily weekly newspaper magazine today standard "
    "examiner inquirer dispatch sentinel register monitor echo argus bulletin pravda novosti newswire wire zeitung "
    "presse monde figaro sports nieuws nachrichten tagblatt anzeiger kurier rundschau gazeta diario jornal corriere "
    "dagblad "
    "dagbladet tidende tidning posten vesti channel bugle ledger review media beacon record week zeit spiegel"
)
# Words that show that a capitalised name is an organisation's.
ORGANISATION_WORDS = _words(
    "ministry department government agency service services committee commission council court bank university "
    "institute institution hospital police army navy force forces guard office parliament senate congress party union "
    "federation association organisation organization authority bureau board administration embassy foundation fund "
    "centre center laboratory observatory staff headquarters directorate corp corporation inc ltd llc plc gmbh ag sa "
    "group holdings holding company co industries partners capital systems technologies technology energy motors "
    "airlines airways pharma pharmaceuticals labs software networks solutions international club fc united league "
    "society trust alliance coalition network campaign house school college academy church museum clinic health "
    "intelligence defence defense treasury exchange markets securities insurance airport railways railway rail power "
    "electric oil gas petroleum steel mining foods stores bancorp brothers savings maritime marine nuclear aviation "
    "homes resources properties estates ventures bakery brewery games pictures records entertainment hotels resorts "
    "mart barn depot outlet palace supermarkets markets pizza burger burgers donuts chicken kitchen beverages drinks "
    "brewing distillers spirits wines snacks brands apparel clothing fashion shoes footwear sportswear furniture "
    "cosmetics beauty toys motorcycles tyres tires trucks buses cruises cruise travel tours vacations casinos casino "
    "betting lottery streaming studios music tickets payments cards loans mortgage mortgages lenders wealth asset "
    "assets advisors advisers equity acquisition acquisitions bioscience biosciences biologics vaccines genomics "
    "oncology dental optics imaging surgical devices drones satellites rockets launch space batteries battery solar "
    "renewables hydro hydrogen lithium uranium copper coal cement concrete timber packaging plastics rubber ceramics "
    "telecoms broadband phone chips photonics lasers sensors quantum security cyber encryption marketing advertising "
    "recruitment staffing insights polls polling trends strategies strategy advisory legal llp solicitors auditors "
    "accounting location index tracker programme program conference summit appeal "
    "democrats republicans conservatives greens liberals socialists nationalists "
    "guild confederation consortium syndicate cooperative co-op forum caucus battalion regiment squad monitor tracker "
    "borough district parish diocese archdiocese cathedral theatre theater gallery orchestra festival zoo gardens "
    "library archives stadium fisheries forestry wildlife conservation conservancy environment climate weather "
    "nutrition medicine surgeons physicians nurses teachers workers employers farmers growers pilots transport transit "
    "metro ports customs immigration refugees migration relief agriculture commerce justice trade labour labor "
    "education housing infrastructure ombudsman fed athletics football basketball baseball hockey tennis golf "
    "soccer racing gaming rugby cricket parents friends lawyers doctors "
    "scientists economists journalists students women's veterans pensioners taxpayers consumers retailers "
    "manufacturers publishers authors writers actors directors producers musicians artists architects engineers "
    "broadcasters exporters importers bankers brokers insurers landlords tenants builders' miners seafarers "
    "drivers firefighters officers prisoners victims survivors families "
    "farms dairy textiles chemicals materials minerals metals lines ferries shipbuilding engineering construction "
    "builders developments design interactive digital mobile telecom communications cable wireless semiconductor "
    "semiconductors robotics biotech therapeutics diagnostics genetics medical healthcare mutual credit lending "
    "finance financial sons watch amnesty nations cross crescent survey division brigade command corps chamber "
    "tribunal registry secretariat cabinet assembly duma rada bundestag knesset majilis state states republic kingdom "
    "nato eu un who shipping shipyard logistics works electronics instruments aerospace dynamics analytics research "
    "consulting associates city town county rovers wanderers athletic hotspur albion project initiative mission "
    "taskforce fire ambulance rescue memory sport water air foods motor auto data cloud web"
)
# Words of other languages that open the names of companies.
ORGANISATION_OPENERS = _words(
    "grupo groupe gruppe gruppo banco banca banque compagnie compania companhia societe sociedad sociedade fundacion "
    "fundacao fondation fondazione stiftung"
)
# Those who are told something without becoming a relay of it.
HEARERS = _words(
    "reporters journalists us me him her them you parliament lawmakers mps senators congress investors analysts "
    "shareholders police officers investigators prosecutors court courts jurors jury judge judges magistrates "
    "supporters fans delegates colleagues staff employees workers residents voters students crowd crowds audience "
    "council committee panel hearing inquiry tribunal conference briefing media press newsmen correspondents board "
    "officials authorities friends family relatives people viewers readers listeners customers ministers leaders "
    "members diplomats everyone everybody anyone rally house senate commission assembly caucus pals pal mates chums "
    "friends colleague friend neighbours neighbors fellow passersby parishioners donors aides advisers advisors "
    "deputies superiors bosses associates doctors paramedics medics rescuers detectives"
)
