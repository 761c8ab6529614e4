using static Luma.Domain.Messaging.Interpretation.Meaning;

namespace Luma.Domain.Messaging.Interpretation;

public static partial class DefaultKeywords
{
    private static IEnumerable<Keyword> Spanish() =>
    [
        .. Words("es", OptOut, "parar", "pare", "paren", "para ya", "alto", "basta", "baja", "detener", "darme de baja", "deme de baja", "dar de baja",
            "quiero darme de baja", "no quiero mas"),
        .. Silence("es", "no me escriban", "no me escriba", "no me escribas", "no me manden", "no me mande", "no me envien", "no me envie",
            "no me contacten", "no me textee", "no me texteen", "no mas mensajes", "no mas textos", "no quiero mensajes", "no quiero mas mensajes",
            "no quiero recibir", "no envien mas", "no manden mas", "dejen de escribirme", "deje de escribirme", "dejen de enviarme", "dejen de mandarme",
            "dejen de mandar", "dejen de molestar", "paren de escribir", "parar mensajes", "parar los mensajes", "detener mensajes",
            "cancelar suscripcion", "cancelar mensajes", "cancelar los mensajes", "borren mi numero", "quiten mi numero"),
        .. Words("es", OptIn, "comenzar", "reanudar", "empezar", "suscribir"),
        .. Words("es", Help, "ayuda", "informacion"),
        .. Words("es", Confirm, "si", "s", "sí sí", "sip", "claro", "claro que si", "vale", "confirmo", "si confirmo", "confirmar", "confirmado",
            "confirmada", "confirmo mi cita", "alli estare", "ahi estare", "ahi estaremos", "alla estare", "si voy", "si ire", "voy a ir", "de acuerdo",
            "por supuesto", "correcto", "esta bien", "perfecto", "asistire", "si asistire", "nos vemos", "nos vemos alli", "listo", "bueno", "okei"),
        .. Words("es", Cancel, "cancelar", "cancelo", "cancela", "cancele", "cancelen", "cancelada", "cancelado", "no puedo ir", "no puedo", "no voy",
            "no ire", "no podre ir", "no podre", "no voy a ir", "no voy a poder", "no voy a poder ir", "no puedo asistir", "no asistire",
            "no podre asistir", "no puedo llegar", "no vamos", "no podemos ir", "cancelar cita", "cancelar mi cita", "cancelar la cita", "cancele mi cita",
            "cancelen mi cita", "necesito cancelar", "quiero cancelar", "tengo que cancelar", "deseo cancelar", "quisiera cancelar", "anular",
            "anular cita", "anular mi cita"),
        .. Words("es", Unclear, "no hay problema", "no problema", "sin problema", "no se preocupe", "no te preocupes", "no se", "no lo se", "no entiendo",
            "no estoy seguro", "no estoy segura", "no cancelen", "no cancele", "no cancelar", "no cancelo", "no gracias", "no hablo", "no soy",
            "no tengo", "no recuerdo", "pero", "reprogramar", "cambiar", "cambio", "mover", "otro dia", "otra hora", "otra fecha", "mas tarde", "tarde",
            "quizas", "tal vez", "depende", "aunque", "numero equivocado", "si no", "si puedo"),
        .. Words("es", Negation, "nunca", "lamentablemente", "desafortunadamente", "tampoco"),
        .. Words("es", Courtesy, "por favor", "porfavor", "gracias", "muchas gracias", "perdon", "lo siento", "disculpe", "hola", "buenos dias", "buenas tardes", "buenas noches"),
    ];

    private static IEnumerable<Keyword> French() =>
    [
        .. Words("fr", OptOut, "arreter", "arretez", "arrete", "arret", "desabonner", "me desabonner", "desabonnement", "desinscrire", "me desinscrire",
            "stop sms", "stop svp", "resilier"),
        .. Silence("fr", "plus de messages", "plus de sms", "plus de textos", "arretez de mecrire", "arretez de menvoyer", "arretez les messages",
            "arreter les messages", "arreter les sms", "ne mecrivez plus", "ne menvoyez plus", "ne me contactez plus", "desabonnez moi",
            "desinscrivez moi", "retirez moi de votre liste", "supprimez mon numero"),
        .. Words("fr", OptIn, "reprendre", "reabonner"),
        .. Words("fr", Help, "aide"),
        .. Words("fr", Confirm, "oui", "ouais", "oui oui", "bien sur", "daccord", "je confirme", "oui je confirme", "confirmer", "confirme", "confirmee",
            "je serai la", "jy serai", "je viens", "je viendrai", "nous serons la", "entendu", "parfait", "cest bon", "ca marche", "tres bien"),
        .. Words("fr", Cancel, "non", "annuler", "annule", "annulez", "jannule", "annulation", "je ne peux pas venir", "je ne peux pas",
            "je ne pourrai pas venir", "je ne pourrai pas", "je ne viens pas", "je ne viendrai pas", "je peux pas venir", "je dois annuler",
            "je veux annuler", "je voudrais annuler", "je souhaite annuler", "annuler mon rendez vous", "annuler le rendez vous", "annuler rdv",
            "annuler mon rdv", "annulez mon rendez vous", "je ne serai pas la"),
        .. Words("fr", Unclear, "pas de probleme", "pas de souci", "pas de soucis", "sans probleme", "aucun probleme", "non merci", "ne pas annuler",
            "nannulez pas", "je ne sais pas", "pas sur", "mais", "reporter", "deplacer", "changer", "decaler", "autre jour", "autre date", "autre heure",
            "plus tard", "plus tot", "en retard", "peut etre", "mauvais numero"),
        .. Words("fr", Negation, "pas", "jamais", "malheureusement"),
        .. Words("fr", Courtesy, "merci", "merci beaucoup", "svp", "desole", "desolee", "sil vous plait", "bonjour", "bonsoir"),
    ];

    private static IEnumerable<Keyword> Others() =>
    [
        .. Words("pt", Confirm, "sim", "claro que sim"),
        .. Words("pt", Cancel, "nao", "nao posso ir", "cancelar consulta"),
        .. Words("tl", Confirm, "oo", "opo", "sige"),
        .. Words("tl", Cancel, "hindi", "hindi po", "kanselahin"),
    ];
}
