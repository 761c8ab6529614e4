using static Luma.Domain.Messaging.Interpretation.Meaning;

namespace Luma.Domain.Messaging.Interpretation;

/// <summary>The built-in table. CANCEL cancels a visit here; that some carriers read it as an opt-out is why our texts never ask for that word.</summary>
public static class DefaultKeywords
{
    public static KeywordTable Table { get; } = new(
    [
        // The carriers' own words, in English only.
        .. Carrier(OptOut, "stop", "stopall", "unsubscribe", "end", "quit", "revoke", "optout"),
        .. Carrier(OptIn, "start", "unstop"),
        .. Carrier(Help, "help", "info"),

        // Any reasonable wording ends messages (47 CFR 64.1200(a)(10)).
        .. Words("en", OptOut, "opt out", "stop all", "stop texting", "stop texting me", "please stop", "stop please", "stop it", "stop now",
            "stop messages", "stop messaging me", "stop sending", "stop sending me messages", "stop sending me texts", "stop contacting me",
            "please stop texting me", "please stop messaging me", "do not text", "do not text me", "dont text me", "do not contact me",
            "dont contact me", "no more texts", "no more messages", "remove me", "remove my number", "take me off", "take me off your list",
            "unsubscribe me", "leave me alone", "wrong number stop"),
        .. Words("en", OptIn, "opt in", "resume", "subscribe"),
        .. Words("en", Confirm, "yes", "y", "yeah", "yea", "yep", "yup", "ya", "sure", "ok", "okay", "k", "confirm", "confirmed", "confirming",
            "c", "1", "correct", "will be there", "ill be there", "i will be there", "see you then", "see you there", "i confirm", "sounds good",
            "absolutely", "of course", "definitely", "👍", "✅"),
        .. Words("en", Cancel, "no", "n", "nope", "nah", "cancel", "canceled", "cancelled", "cancelling", "canceling", "2", "cant make it",
            "cannot make it", "i cant make it", "cant come", "cannot come", "i cant come", "not coming", "wont make it", "will not make it",
            "wont be there", "cant be there", "delete", "cancel it", "cancel please", "please cancel", "cancel my appointment",
            "cancel appointment", "i need to cancel", "need to cancel", "i have to cancel", "👎"),

        .. Words("es", OptOut, "parar", "alto", "no me escriban", "no mas mensajes", "dejen de escribirme", "darme de baja", "cancelar suscripcion"),
        .. Words("es", OptIn, "comenzar", "reanudar"),
        .. Words("es", Help, "ayuda"),
        .. Words("es", Confirm, "si", "s", "claro", "vale", "confirmo", "confirmar", "confirmado", "alli estare", "ahi estare", "de acuerdo",
            "por supuesto", "correcto"),
        .. Words("es", Cancel, "cancelar", "cancelo", "cancela", "cancelada", "no puedo ir", "no puedo", "no voy", "no ire", "no podre ir",
            "cancelar cita", "cancelar mi cita"),

        .. Words("pt", Confirm, "sim", "confirmo", "claro que sim"),
        .. Words("pt", Cancel, "nao", "nao posso ir", "cancelar consulta"),
        .. Words("fr", OptOut, "arreter", "arret", "desabonner"),
        .. Words("fr", Confirm, "oui", "daccord", "je confirme", "confirmer"),
        .. Words("fr", Cancel, "non", "annuler", "jannule", "je ne peux pas venir"),
        .. Words("vi", OptOut, "dung", "ngung", "dung nhan tin"),
        .. Words("vi", Confirm, "co", "vang", "da", "dong y", "xac nhan", "duoc"),
        .. Words("vi", Cancel, "khong", "huy", "huy hen", "khong den duoc"),
        .. Words("zh", OptOut, "停止", "退订", "退訂", "取消订阅", "取消訂閱"),
        .. Words("zh", Confirm, "是", "是的", "好", "好的", "确认", "確認", "可以", "会来", "會來"),
        .. Words("zh", Cancel, "不", "不是", "取消", "不来", "不來", "不能来", "不能來", "取消预约", "取消預約"),
        .. Words("tl", Confirm, "oo", "opo", "sige"),
        .. Words("tl", Cancel, "hindi", "hindi po", "kanselahin"),
    ]);

    private static IEnumerable<Keyword> Carrier(Meaning meaning, params string[] phrases) =>
        phrases.Select(phrase => new Keyword("en", meaning, phrase, CarrierWord: true));

    private static IEnumerable<Keyword> Words(string language, Meaning meaning, params string[] phrases) =>
        phrases.Select(phrase => new Keyword(language, meaning, phrase));
}
