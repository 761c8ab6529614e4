namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Type definitions and extensions (specification 3).</summary>
internal ref partial struct Parser
{
    private DefinitionNode TypeSystem(int start, StringValueNode? description, bool described, bool extends)
    {
        if (SkipKeyword("schema"u8)) return Schema(start, extends, description);
        if (SkipKeyword("scalar"u8)) return Scalar(start, extends, description);
        if (SkipKeyword("type"u8)) return Complex(start, extends, description, isInterface: false);
        if (SkipKeyword("interface"u8)) return Complex(start, extends, description, isInterface: true);
        if (SkipKeyword("union"u8)) return Union(start, extends, description);
        if (SkipKeyword("enum"u8)) return Enum(start, extends, description);
        if (SkipKeyword("input"u8)) return Input(start, extends, description);
        if (!extends && SkipKeyword("directive"u8)) return Directive(start, description);
        throw described ? reader.Error(SyntaxErrors.NoDescription(), start) : Unexpected();
    }

    private SchemaNode Schema(int start, bool extends, StringValueNode? description)
    {
        var directives = Directives(constant: true);
        var roots = new ItemBuffer<RootTypeNode>();
        if (!extends || reader.Kind == TokenKind.OpenBrace)
        {
            Expect(TokenKind.OpenBrace);
            do
            {
                var at = reader.Start;
                var kind = OperationType();
                Expect(TokenKind.Colon);
                roots.Add(new(at, kind, NamedType()));
            }
            while (!Skip(TokenKind.CloseBrace));
        }

        return new(start, extends, description, directives, NotEmpty(extends, directives.Length, roots.ToArray()));
    }

    private ScalarNode Scalar(int start, bool extends, StringValueNode? description)
    {
        var name = ReadName();
        var directives = Directives(constant: true);
        NotEmpty(extends, 0, directives);
        return new(start, extends, description, name, directives);
    }

    private ComplexTypeNode Complex(int start, bool extends, StringValueNode? description, bool isInterface)
    {
        var name = ReadName();
        var interfaces = SkipKeyword("implements"u8) ? NamedTypes(TokenKind.Ampersand) : [];
        var directives = Directives(constant: true);
        var fields = NotEmpty(extends, interfaces.Length + directives.Length, Fields());
        return isInterface
            ? new InterfaceTypeNode(start, extends, description, name, interfaces, directives, fields)
            : new ObjectTypeNode(start, extends, description, name, interfaces, directives, fields);
    }

    private UnionTypeNode Union(int start, bool extends, StringValueNode? description)
    {
        var name = ReadName();
        var directives = Directives(constant: true);
        var members = Skip(TokenKind.Equals) ? NamedTypes(TokenKind.Pipe) : [];
        return new(start, extends, description, name, directives, NotEmpty(extends, directives.Length, members));
    }

    private EnumTypeNode Enum(int start, bool extends, StringValueNode? description)
    {
        var name = ReadName();
        var directives = Directives(constant: true);
        var values = new ItemBuffer<EnumValueDefinitionNode>();
        if (Skip(TokenKind.OpenBrace))
        {
            do
            {
                var at = reader.Start;
                var text = Description();
                if (reader.IsKeyword("true"u8) || reader.IsKeyword("false"u8) || reader.IsKeyword("null"u8))
                    throw reader.Error(SyntaxErrors.ReservedEnumValue(reader.Name), reader.Start);
                var value = ReadName();
                values.Add(new(at, text, value, Directives(constant: true)));
            }
            while (!Skip(TokenKind.CloseBrace));
        }

        return new(start, extends, description, name, directives, NotEmpty(extends, directives.Length, values.ToArray()));
    }

    private InputTypeNode Input(int start, bool extends, StringValueNode? description)
    {
        var name = ReadName();
        var directives = Directives(constant: true);
        var fields = InputValues(TokenKind.OpenBrace, TokenKind.CloseBrace);
        return new(start, extends, description, name, directives, NotEmpty(extends, directives.Length, fields));
    }

    private DirectiveDefinitionNode Directive(int start, StringValueNode? description)
    {
        Expect(TokenKind.At);
        var name = ReadName();
        var arguments = InputValues(TokenKind.OpenParenthesis, TokenKind.CloseParenthesis);
        var repeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        Skip(TokenKind.Pipe);
        var locations = new ItemBuffer<string>();
        do
        {
            if (reader.Kind == TokenKind.Name && !DirectiveLocations.All.Contains(reader.Name)) throw Unexpected();
            locations.Add(ReadName().Value);
        }
        while (Skip(TokenKind.Pipe));
        return new(start, description, name, arguments, repeatable, locations.ToArray());
    }

    private FieldDefinitionNode[] Fields()
    {
        if (!Skip(TokenKind.OpenBrace)) return [];
        var list = new ItemBuffer<FieldDefinitionNode>();
        do
        {
            var at = reader.Start;
            var description = Description();
            var name = ReadName();
            var arguments = InputValues(TokenKind.OpenParenthesis, TokenKind.CloseParenthesis);
            Expect(TokenKind.Colon);
            var type = Type();
            list.Add(new(at, description, name, arguments, type, Directives(constant: true)));
        }
        while (!Skip(TokenKind.CloseBrace));
        return list.ToArray();
    }

    private InputValueNode[] InputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open)) return [];
        var list = new ItemBuffer<InputValueNode>();
        do
        {
            var at = reader.Start;
            var description = Description();
            var name = ReadName();
            Expect(TokenKind.Colon);
            var type = Type();
            var value = Skip(TokenKind.Equals) ? Value(constant: true) : null;
            list.Add(new(at, description, name, type, value, Directives(constant: true)));
        }
        while (!Skip(close));
        return list.ToArray();
    }

    private NamedTypeNode[] NamedTypes(TokenKind separator)
    {
        Skip(separator);
        var list = new ItemBuffer<NamedTypeNode>();
        do list.Add(NamedType());
        while (Skip(separator));
        return list.ToArray();
    }

    // An extension that adds nothing is a syntax error; a definition may be empty here and is judged as a type.
    private readonly T[] NotEmpty<T>(bool extends, int others, T[] items) => extends && others + items.Length == 0 ? throw Unexpected() : items;
}
