using static Luma.Domain.Messaging.Interpretation.Meaning;

namespace Luma.Domain.Messaging.Interpretation;

public static partial class DefaultKeywords
{
    private static IEnumerable<Keyword> English() =>
    [
        // The carriers' own words, in English only.
        .. Carrier(OptOut, "stop", "stopall", "unsubscribe", "end", "quit", "revoke", "optout"),
        .. Carrier(OptIn, "start", "unstop"),
        .. Carrier(Help, "help", "info"),

        // Any reasonable wording ends messages (47 CFR 64.1200(a)(10)).
        .. Words("en", OptOut, "opt out", "opt me out", "stop all", "please stop", "stop please", "stop it", "stop now", "stop stop", "just stop",
            "end all", "remove me", "take me off", "unsubscribe me", "unsubscribe please", "please unsubscribe", "please unsubscribe me",
            "leave me alone", "wrong number stop", "stop wrong number", "no texts", "i want to opt out", "please opt me out", "quit it"),
        .. Silence("en", "stop texting", "stop texts", "stop messages", "stop messaging", "stop messaging me", "stop sending", "stop contacting",
            "stop contacting me", "stop calling me", "stop bothering me", "stop reminders", "stop these texts", "stop these messages",
            "stop all messages", "stop all texts", "stop the texts", "stop the messages", "stop text messages",
            "quit texting", "quit messaging", "do not text", "do not text me", "dont text", "dont text me", "do not message me", "dont message me",
            "do not contact me", "dont contact me", "never text me", "never contact me", "no more texts", "no more messages", "no more reminders",
            "no more text messages", "remove my number", "remove me from your list", "remove me from this list", "remove me from the list",
            "take me off your list", "take me off this list", "take me off the list", "take my number off", "delete my number", "lose my number",
            "unsubscribe from", "opt out of texts", "opt out of messages", "cancel texts", "cancel text messages", "cancel messages",
            "cancel these texts", "cancel these messages", "cancel subscription", "cancel my subscription", "cancel notifications"),
        .. Words("en", OptIn, "opt in", "resume", "subscribe", "opt me in", "start again", "restart"),
        .. Words("en", Help, "help me", "help please"),

        .. Words("en", Confirm, "yes", "y", "yeah", "yea", "yep", "yup", "ya", "yess", "yas", "yes yes", "sure", "sure thing", "ok", "okay", "okey",
            "okie", "oki", "k", "kk", "confirm", "confirmed", "confirming", "conform", "confrim", "c", "1", "correct", "affirmative", "will be there",
            "well be there", "ill be there", "i will be there", "we will be there", "be there", "see you then", "see ya then", "see u then",
            "see you there", "see u there", "see you tomorrow", "see you soon", "i confirm", "sounds good", "sounds great", "absolutely", "of course",
            "definitely", "certainly", "perfect", "great", "see you", "see you later", "coming", "im coming", "i am coming", "im going", "i will come", "ill come",
            "i can make it", "we can make it", "can make it", "i am confirming", "please confirm", "still coming", "on my way", "👍", "✅", "👌", "✔", "🆗"),
        .. Words("en", Cancel, "no", "n", "nope", "nah", "no no", "cancel", "canceled", "cancelled", "cancelling", "canceling", "cancle", "cancell",
            "2", "cant make it", "cannot make it", "can not make it", "i cant make it", "i cannot make it", "we cant make it", "wont make it",
            "will not make it", "i wont make it", "not going to make it", "unable to make it", "not able to make it", "cant come", "cannot come",
            "can not come", "i cant come", "i cannot come", "wont come", "will not come", "wont be coming", "will not be coming", "unable to come",
            "not coming", "im not coming", "i am not coming", "not going", "im not going", "not attending", "wont be there", "will not be there",
            "cant be there", "cannot be there", "i wont be there", "unable to attend", "cannot attend", "cant attend", "i cant", "i cannot", "delete",
            "cancel it", "cancel this", "cancel that", "cancel please", "please cancel", "pls cancel", "cancel my appointment", "cancel appointment",
            "cancel my appt", "cancel appt", "cancel the appointment", "cancel my visit", "please cancel my appointment", "i need to cancel",
            "need to cancel", "i have to cancel", "have to cancel", "want to cancel", "i want to cancel", "i would like to cancel", "id like to cancel",
            "must cancel", "❌", "👎"),

        .. Words("en", Unclear, "no problem", "no problems", "no prob", "no probs", "np", "no worries", "no thanks", "no thank you", "no idea",
            "no one", "no question", "no questions", "no answer", "no need", "no need to cancel", "no longer", "no change", "no changes", "no doubt",
            "no way", "no hurry", "no rush", "no kidding", "not sure", "not yet", "im not sure", "i am not sure", "not cancel", "not cancelling",
            "not canceling", "dont cancel", "do not cancel", "didnt cancel", "did not cancel", "never cancelled", "dont stop", "do not stop",
            "but", "however", "unless", "instead", "reschedule", "rescheduled", "rescheduling", "resched", "reschedual", "postpone", "change", "move",
            "moved", "switch", "earlier", "later", "late", "different", "another", "maybe", "perhaps", "possibly", "depends", "if", "who", "why", "what",
            "wrong", "wrong person", "wrong number", "call me", "either"),
        .. Words("en", Negation, "not", "cant", "can not", "cannot", "wont", "will not", "dont", "do not", "didnt", "isnt", "arent", "couldnt",
            "unable", "never", "unfortunately"),
        .. Words("en", Courtesy, "please", "pls", "plz", "thanks", "thank you", "thank u", "thx", "ty", "sorry", "hi", "hello", "hey", "dear", "good morning",
            "good afternoon", "good evening", "🙏", "😊", "🙂", "😀", "❤"),
    ];
}
