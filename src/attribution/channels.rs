//! Words that tell where a medium hears or carries what somebody says.

/// Where a medium is spoken to, before *de* and its name.
pub(super) const CHANNELS: &[&str] = &[
    "JT", "antenne", "antennes", "caméra", "caméras", "colonnes", "journal", "matinale", "micro",
    "micros", "ondes", "page", "pages", "plateau", "plateaux", "site", "studio", "studios",
];

/// By which somebody else speaks: *par la voix de son avocat*.
pub(super) const MOUTHS: &[&str] = &[
    "bouche",
    "entremise",
    "intermédiaire",
    "plume",
    "truchement",
    "voix",
];

/// Nouns of media that are said of other bodies more often.
pub(super) const OTHER: &[&str] = &[
    "agence",
    "agences",
    "groupe",
    "plate-forme",
    "plateforme",
    "réseau",
];

/// Those who ask for a medium.
pub(super) const COLLEAGUES: &[&str] = &[
    "confrère",
    "confrères",
    "consœur",
    "consœurs",
    "correspondant",
    "correspondante",
    "correspondants",
    "journaliste",
    "journalistes",
    "reporter",
    "reporters",
];

/// What a network holds.
pub(super) const NETWORKED: &[&str] = &[
    "application",
    "compte",
    "fil",
    "live",
    "messagerie",
    "page",
    "plate-forme",
    "plateforme",
    "post",
    "publication",
    "réseau",
    "story",
    "vidéo",
];

/// Networks.
pub(super) const NETWORKS: &[&str] = &[
    "Facebook",
    "Instagram",
    "LinkedIn",
    "Snapchat",
    "Telegram",
    "TikTok",
    "Twitter",
    "WhatsApp",
    "X",
    "YouTube",
];

/// Who speaks where somebody else asks.
pub(super) const GUESTS: &[&str] = &[
    "Invité",
    "Invitée",
    "Invités",
    "Invitées",
    "invité",
    "invitée",
];

/// What is given to a medium.
pub(super) const OCCASIONS: &[&str] = &[
    "confidence",
    "confidences",
    "déclaration",
    "déclarations",
    "entretien",
    "entretiens",
    "entrevue",
    "interview",
    "interviews",
    "réaction",
    "réponse",
    "témoignage",
    "tribune",
    "échange",
];

/// What is sent to a medium, or stands in it.
pub(super) const ISSUES: &[&str] = &[
    "SMS",
    "article",
    "communiqué",
    "courrier",
    "courriel",
    "enquête",
    "lettre",
    "mail",
    "message",
    "numéro",
    "podcast",
    "portrait",
    "reportage",
    "texte",
    "édition",
];

/// Participles of what is given or sent.
pub(super) const SENT: &[&str] = &[
    "accorder",
    "adresser",
    "consentir",
    "diffuser",
    "donner",
    "envoyer",
    "faire",
    "lire",
    "livrer",
    "parvenir",
    "poster",
    "publier",
    "transmettre",
];

/// Participles of who is asked.
pub(super) const ASKING: &[&str] = &[
    "consulter",
    "contacter",
    "interroger",
    "interviewer",
    "inviter",
    "joindre",
    "obtenir",
    "questionner",
    "recueillir",
    "relayer",
    "rencontrer",
    "reprendre",
    "solliciter",
    "sonder",
];

/// Participles of what a medium shows, whoever speaks of it.
pub(super) const SHOWN: &[&str] = &["diffuser", "programmer", "retransmettre"];

/// Verbs of saying that ask whom they are said to for something, blame him or wish him something.
pub(super) const DEMANDING: &[&str] = &[
    "commander",
    "crier",
    "demander",
    "enjoindre",
    "interdire",
    "intimer",
    "ordonner",
    "plaindre",
    "promettre",
    "protester",
    "présenter",
    "rappeler",
    "reprocher",
];

/// Prepositions before a name in marks.
pub(super) const INTO: &[&str] = &[
    "Dans", "Selon", "Sur", "au", "aux", "avec", "dans", "par", "selon", "sur", "à",
];
