namespace Luma.BuildingBlocks.GraphQL.Tests.Support;

/// <summary>Documents for the comparison with graphql-js: written by hand to touch every rule, and generated with a seed.</summary>
internal static class Corpus
{
    public const string Sdl = """
        "A place of care."
        interface Node { id: ID! }
        interface Being implements Node { id: ID! name(upper: Boolean = false): String }
        type Human implements Node & Being { id: ID! name(upper: Boolean = false): String pets(first: Int! = 2, kind: Kind): [Pet!] friend: Human! mother: Human age: Int tags: [String!]! matrix: [[Int]] }
        type Dog implements Node & Being { id: ID! name(upper: Boolean = false): String barks(at: Being2): Boolean! owner: Human kind: Kind age: Float }
        type Cat implements Node & Being { id: ID! name(upper: Boolean = false): String lives: Int owner: Human! age: Int! @deprecated(reason: "cats keep it \"secret\"") }
        union Pet = Dog | Cat
        enum Kind { GOOD BAD @deprecated }
        input Being2 { name: String! age: Int = 3 kind: Kind nested: Being2 list: [Being2!] any: Any flags: [Boolean] }
        input Choice @oneOf { id: ID name: String being: Being2 }
        scalar Any @specifiedBy(url: "https://example.com/any")
        directive @mark(label: String!, level: Int = 1) repeatable on FIELD | FRAGMENT_SPREAD | QUERY | VARIABLE_DEFINITION
        directive @once on FIELD | INLINE_FRAGMENT | FRAGMENT_DEFINITION
        type Query {
          human(id: ID!): Human
          humans(where: Being2, order: [Kind!] = [GOOD], limit: Int): [Human!]!
          pet: Pet
          pets: [Pet]
          node(id: ID): Node
          being: Being
          pick(choice: Choice): String
          echo(int: Int, float: Float, string: String, boolean: Boolean, id: ID, kind: Kind, list: [Int!], lists: [[Int]], being: Being2, any: Any, must: Int! = 7): String
          fails: String
          failsHard: String!
          nothing: String!
          number: Int
        }
        type Mutation { rename(id: ID!, name: String = "x"): Human! touch(being: Being2!): Boolean }
        type Subscription { renamed(id: ID): Human tick: Int }
        """;

    public static readonly string[] ByHand =
    [
        "{ human(id: 1) { name } }", "query Q { human(id: \"1\") { name } } query Q { number }", "{ number } { number }", "{ number } query A { number }",
        "query A($a: Int) { number }", "query A { echo(int: $a) }", "query ($a: Int, $a: Int) { echo(int: $a) }", "query ($a: Nope) { echo(int: $a) }",
        "query ($a: Human) { echo(int: $a) }", "query ($a: [Human!]!) { number @include(if: $a) }", "query ($a: Int = \"x\") { echo(int: $a) }", "query ($a: Int! = null) { echo(int: $a) }",
        "query ($a: Int) { echo(must: $a) }", "query ($a: Int = 1) { human(id: $a) { id } }", "query ($a: [Int]) { echo(list: $a) }", "query ($a: [Int!]!) { echo(list: $a) }", "query ($a: Int) { echo(list: [$a]) }",
        "query ($a: Int) { echo(being: { name: $a }) }", "query ($a: String) { echo(being: { name: $a }) }", "query ($a: String = \"d\") { echo(being: { name: $a }) }",
        "query ($a: String) { pick(choice: { name: $a }) }", "query ($a: String!) { pick(choice: { name: $a }) }", "{ pick(choice: { name: \"a\", id: 1 }) }", "{ pick(choice: {}) }", "{ pick(choice: { name: null }) }",
        "{ nope }", "{ human { id } }", "{ human(id: 1) }", "{ number { id } }", "{ human(id: 1, id: 2) { id } }", "{ human(id: 1, nope: 2) { id } }", "{ human(id: null) { id } }", "{ human(id: 1.5) { id } }",
        "{ echo(int: 1.0) }", "{ echo(int: 2147483648) }", "{ echo(float: 1, string: 1) }", "{ echo(boolean: 1, id: true) }", "{ echo(kind: \"GOOD\") }", "{ echo(kind: NOPE) }", "{ echo(kind: GOOD) }",
        "{ echo(list: 1) }", "{ echo(list: [1, null]) }", "{ echo(list: [1, \"x\"]) }", "{ echo(lists: [[1], null, [null]]) }", "{ echo(lists: [1, 2]) }", "{ echo(lists: 1) }", "{ echo(int: [1]) }", "{ echo(int: {a: 1}) }",
        "{ echo(being: { age: 1 }) }", "{ echo(being: { name: \"a\", nope: 1 }) }", "{ echo(being: { name: \"a\", name: \"b\" }) }", "{ echo(being: [{ name: \"a\" }]) }", "{ echo(being: 1) }", "{ echo(being: {name: null}) }",
        "{ echo(being: { name: \"a\", nested: { name: 1, list: [{ age: 1 }, 3] }, flags: [true, 1] }) }", "{ echo(any: { a: [1, \"x\", null, { b: ENUM }] }) }", "{ echo(nope: { a: 1, a: 2 }) }", "{ echo(must: null) }",
        "{ ...F }", "fragment F on Query { number }", "{ ...F } fragment F on Query { number } fragment F on Query { number }", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        "{ ...A } fragment A on Query { ...A }", "{ number ...A } fragment A on Query { ...B ...C } fragment B on Query { ...C ...A } fragment C on Query { ...A ...B }", "{ ...F } fragment F on Nope { number }",
        "{ ...F } fragment F on Int { number }", "{ ... on Kind { number } }", "{ ... on Being2 { name } }", "{ ... on Human { id } }", "{ pet { ... on Human { id } } }", "{ pet { ... on Being { id } ... on Pet { __typename } } }",
        "{ being { ...H } } fragment H on Human { friend { ...D } } fragment D on Dog { id }", "{ node(id: 1) { ... on Pet { ... on Dog { barks } } } }", "{ pet { id } }", "{ pet { __typename } }", "{ node(id: 1) { name } }",
        "{ number @nope }", "{ number @deprecated }", "{ number @skip }", "{ number @skip(if: 1) }", "{ number @include(if: true) @include(if: false) }", "{ number @mark(label: \"a\") @mark(label: \"b\", level: \"c\") }", "{ number @mark }",
        "query @mark(label: \"q\") { number }", "query @once { number }", "{ ... @once { number } }", "{ ... @skip(if: true) @once @once { number } }", "query ($a: Int @mark(label: \"v\")) { echo(int: $a) }", "query ($a: Int @skip(if: true)) { echo(int: $a) }",
        "query ($a: Boolean) { number @skip(if: $a) }", "query ($a: Boolean!) { number @skip(if: $a) }", "fragment F on Query @once { number } { ...F }", "fragment F on Query @mark(label: \"a\") { number } { ...F @mark(label: \"a\") }",
        "{ a: number a: number }", "{ a: number a: fails }", "{ human(id: 1) { id } human(id: 2) { id } }", "{ human(id: 1) { id } human(id: 1) { name } }", "{ echo(being: {name: \"a\", age: 1}) echo(being: {age: 1, name: \"a\"}) }",
        "{ pet { ... on Dog { age } ... on Cat { age } } }", "{ pet { ... on Dog { x: age } ... on Cat { x: lives } } }", "{ pet { ... on Dog { x: name } ... on Cat { x: name(upper: true) } } }", "{ pet { ... on Dog { x: barks } ... on Cat { x: name } } }",
        "{ human(id: 1) { friend { a: id } friend { a: name } } }", "{ human(id: 1) { friend { mother { a: id } } friend { mother { a: name b: id } } friend { mother { b: age } } } }", "{ human(id: 1) { ...X ...Y } } fragment X on Human { a: id } fragment Y on Human { a: name }",
        "{ human(id: 1) { a: id ...X } } fragment X on Human { a: name ...Y } fragment Y on Human { a: age }", "{ human(id: 1) { a: matrix a: tags } }", "{ human(id: 1) { a: friend { id } a: mother { id } } }", "{ human(id: 1) { friend { ...X } friend { ...Y } } } fragment X on Human { k: id } fragment Y on Human { k: age }",
        "subscription { renamed { id } tick }", "subscription { tick }", "subscription { __typename }", "subscription { ...F } fragment F on Subscription { tick renamed { id } }", "subscription { tick a: tick }", "subscription S { tick } subscription T { tick renamed { id } }",
        "mutation { rename(id: 1) { id } }", "mutation { rename { id } touch(being: {}) }", "mutation ($b: Being2!) { touch(being: $b) }", "mutation ($b: Being2) { touch(being: $b) }", "mutation ($b: Being2 = {name: \"x\"}) { touch(being: $b) }",
        "{ __schema { types { name } } }", "{ __type(name: \"Human\") { name fields { name } } }", "{ __type { name } }", "mutation { __schema { types { name } } }", "{ human(id: 1) { __schema { types { name } } } }", "{ __typename a: __typename }",
        "query A { ...F } query B { ...F } fragment F on Query { echo(int: $v) }", "query A($v: Int) { ...F } query B($v: String) { ...F } fragment F on Query { echo(int: $v) }", "query A($v: Int) { ...F } fragment F on Query { ...G } fragment G on Query { echo(int: $w, float: $v) }",
        "\"described\" query A(\"the id\" $id: ID!) { human(id: $id) { id } } \"fragment too\" fragment F on Query { number }", "type X { a: Int } { number }", "{ human(id: 1) { nope { deeper { still(a: $x) } } } }", "{ nope(a: [1, {b: $c}]) @nope(x: $y) }",
        "query Q($u: Boolean = true, $x: Int) { a: number @include(if: $u) b: number @skip(if: $u) echo(int: $x) }", "{ human(id: 1) { pets(first: null) { __typename } } }", "{ humans(order: GOOD, limit: 3) { id } humans(limit: 3, order: [GOOD]) { id } }",
    ];
}
