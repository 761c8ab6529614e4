using System.Text.Unicode;

namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Reads a document by recursive descent (specification, appendix B). One instance reads one document.</summary>
internal ref partial struct Parser
{
    /// <summary>Deeper nesting than any person writes, and far from the end of the stack.</summary>
    private const int MaxDepth = 200;

    private Utf8GraphQLReader reader;
    private int depth;

    private Parser(SourceText source, int maxTokens)
    {
        if (!Utf8.IsValid(source.Body.Span)) throw new GraphQLSyntaxException(SyntaxErrors.NotUtf8(), new(1, 1), 0);
        reader = new(source, maxTokens);
        reader.Advance();
    }

    /// <exception cref="GraphQLSyntaxException">The text is not a document; says where.</exception>
    public static DocumentNode Parse(SourceText source, int maxTokens = int.MaxValue)
    {
        var parser = new Parser(source, maxTokens);
        var definitions = new ItemBuffer<DefinitionNode>();
        do definitions.Add(parser.Definition());
        while (parser.reader.Kind != TokenKind.End);
        return new(source, definitions.ToArray());
    }

    public static DocumentNode Parse(string text) => Parse(SourceText.From(text));

    /// <summary>Reads one value, as a default value in introspection is written.</summary>
    public static ValueNode ParseValue(string text)
    {
        var parser = new Parser(SourceText.From(text), int.MaxValue);
        var value = parser.Value(constant: true);
        parser.Expect(TokenKind.End);
        return value;
    }

    public static TypeNode ParseType(string text)
    {
        var parser = new Parser(SourceText.From(text), int.MaxValue);
        var type = parser.Type();
        parser.Expect(TokenKind.End);
        return type;
    }

    private DefinitionNode Definition()
    {
        if (reader.Kind == TokenKind.OpenBrace) return Operation(reader.Start, null);
        var start = reader.Start;
        var described = reader.Kind is TokenKind.String or TokenKind.BlockString;
        var description = Description();
        if (described && reader.Kind == TokenKind.OpenBrace) throw reader.Error(SyntaxErrors.NoDescription(), start);
        if (reader.Kind != TokenKind.Name) throw Unexpected();
        if (reader.IsKeyword("query"u8) || reader.IsKeyword("mutation"u8) || reader.IsKeyword("subscription"u8)) return Operation(start, description);
        if (reader.IsKeyword("fragment"u8)) return Fragment(start, description);
        if (!reader.IsKeyword("extend"u8)) return TypeSystem(start, description, described, extends: false);
        if (described) throw reader.Error(SyntaxErrors.NoDescription(), start);
        reader.Advance();
        return TypeSystem(start, null, described: false, extends: true);
    }

    private StringValueNode? Description() => reader.Kind is TokenKind.String or TokenKind.BlockString ? (StringValueNode)Value(constant: true) : null;

    private bool Skip(TokenKind kind)
    {
        if (reader.Kind != kind) return false;
        reader.Advance();
        return true;
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!reader.IsKeyword(keyword)) return false;
        reader.Advance();
        return true;
    }

    private int Expect(TokenKind kind)
    {
        var start = reader.Start;
        if (reader.Kind != kind) throw reader.Error(SyntaxErrors.Expected(kind.Describe(), Found()), start);
        reader.Advance();
        return start;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword)) throw reader.Error(SyntaxErrors.Expected($"\"{System.Text.Encoding.ASCII.GetString(keyword)}\"", Found()), reader.Start);
    }

    private Name ReadName()
    {
        if (reader.Kind != TokenKind.Name) throw reader.Error(SyntaxErrors.Expected(TokenKind.Name.Describe(), Found()), reader.Start);
        var name = new Name(reader.Name, reader.Start);
        reader.Advance();
        return name;
    }

    private readonly GraphQLSyntaxException Unexpected() => reader.Error(SyntaxErrors.Unexpected(Found()), reader.Start);

    private readonly string Found() => reader.Kind is TokenKind.Name or TokenKind.Int or TokenKind.Float
        ? $"\"{System.Text.Encoding.ASCII.GetString(reader.Value)}\"" : reader.Kind.Describe();

    private void Enter()
    {
        if (++depth > MaxDepth) throw reader.Error(SyntaxErrors.TooDeep(MaxDepth), reader.Start);
    }

    private void Leave() => depth--;
}
