namespace Luma.BuildingBlocks.GraphQL.Validation;

/// <summary>Every message of validation.</summary>
internal static class ValidationErrors
{
    public static string TooMany() => "There are more errors than are told.";

    public static string TooHard() => "The fields of the document overlap in too many ways to be compared.";

    public static string NotExecutable() => "A request holds operations and fragments only.";

    public static string OperationTwice(string name) => $"There are several operations named \"{name}\".";

    public static string AnonymousNotAlone() => "An operation without a name must be the only one.";

    public static string NoRootType(string kind) => $"The schema has no {kind} type.";

    public static string SeveralSubscriptionFields() => "A subscription has exactly one root field.";

    public static string SubscriptionIntrospection() => "A subscription's root field is not introspection.";

    public static string SubscriptionCondition() => "A subscription's root field has no @skip or @include.";

    public static string UnknownType(string name) => $"Unknown type \"{name}\".";

    public static string FragmentOnLeaf(string type) => $"A fragment cannot be on \"{type}\", which has no fields.";

    public static string FragmentTwice(string name) => $"There are several fragments named \"{name}\".";

    public static string UnknownFragment(string name) => $"Unknown fragment \"{name}\".";

    public static string UnusedFragment(string name) => $"The fragment \"{name}\" is never used.";

    public static string FragmentCircle(string path) => $"The fragment contains itself: {path}.";

    public static string ImpossibleFragment(string parent, string type) => $"The fragment can never apply: no {parent} is a {type}.";

    public static string LeafWithFields(string field, string type) => $"The field \"{field}\" of type {type} has no fields to select.";

    public static string NoFields(string field, string type) => $"The field \"{field}\" of type {type} needs a selection of its fields: \"{field} {{ ... }}\".";

    public static string UnknownField(string field, string type, string hint) => $"There is no field \"{field}\" on type \"{type}\".{hint}";

    public static string UnknownArgument(string argument, string owner, string hint) => $"Unknown argument \"{argument}\" on {owner}.{hint}";

    public static string ArgumentTwice(string name) => $"The argument \"{name}\" is given more than once.";

    public static string ArgumentMissing(string name, string type, string owner) => $"The argument \"{name}\" of type {type} is required on {owner}.";

    public static string UnknownDirective(string name) => $"Unknown directive \"@{name}\".";

    public static string DirectiveMisplaced(string name, string location) => $"The directive \"@{name}\" cannot stand on {location}.";

    public static string DirectiveTwice(string name) => $"The directive \"@{name}\" is used more than once in one place.";

    public static string VariableTwice(string name) => $"The variable \"${name}\" is defined more than once.";

    public static string VariableNoInput(string name, string type) => $"The variable \"${name}\" cannot have the type {type}, which is no input type.";

    public static string UndefinedVariable(string name, string? operation) => $"The variable \"${name}\" is not defined{Of(operation)}.";

    public static string UnusedVariable(string name, string? operation) => $"The variable \"${name}\" is never used{Of(operation)}.";

    public static string VariableMisplaced(string name, string type, string wanted) => $"The variable \"${name}\" of type {type} is used where {wanted} is expected.";

    public static string VariableInOneOf(string name, string type) => $"The variable \"${name}\" must not be nullable, to be used in the @oneOf type {type}.";

    public static string WrongValue(string type, string value) => $"Expected a value of type {type}, found {value}.";

    public static string InputFieldMissing(string type, string field, string fieldType) => $"The field \"{type}.{field}\" of type {fieldType} is required.";

    public static string UnknownInputField(string field, string type, string hint) => $"There is no field \"{field}\" on input type \"{type}\".{hint}";

    public static string InputFieldTwice(string name) => $"The input field \"{name}\" is given more than once.";

    public static string NotOneOf(string type) => $"Exactly one field of {type} must be given.";

    public static string NullInOneOf(string type, string field) => $"The field \"{type}.{field}\" must not be null.";

    public static string Conflict(string name, string reason) => $"Fields \"{name}\" conflict, because {reason}. Give one of them an alias.";

    public static string DifferentFields(string one, string other) => $"\"{one}\" and \"{other}\" are different fields";

    public static string DifferentArguments() => "their arguments differ";

    public static string DifferentTypes(string one, string other) => $"their types differ: {one} and {other}";

    public static string Nested(IEnumerable<(string Name, string Reason)> reasons) => string.Join(" and ", reasons.Select(one => $"their fields \"{one.Name}\" conflict, because {one.Reason}"));

    /// <summary>A hint at a name that was perhaps meant.</summary>
    public static string Hint(string name, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, distance: Distance(name, candidate))).Where(pair => pair.distance <= (name.Length * 2 / 5) + 1)
            .OrderBy(pair => pair.distance).Select(pair => $" Did you mean \"{pair.candidate}\"?").FirstOrDefault() ?? "";

    private static string Of(string? operation) => operation is null ? "" : $" in operation \"{operation}\"";

    private static int Distance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64) return int.MaxValue;
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
