namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Operations, fragments and selections (specification 2.3 to 2.8).</summary>
internal ref partial struct Parser
{
    private OperationNode Operation(int start, StringValueNode? description)
    {
        if (reader.Kind == TokenKind.OpenBrace) return new(start, null, OperationKind.Query, null, [], [], SelectionSet());
        var kind = OperationType();
        Name? name = reader.Kind == TokenKind.Name ? ReadName() : null;
        return new(start, description, kind, name, VariableDefinitions(), Directives(constant: false), SelectionSet());
    }

    private OperationKind OperationType()
    {
        OperationKind? kind = reader.IsKeyword("query"u8) ? OperationKind.Query
            : reader.IsKeyword("mutation"u8) ? OperationKind.Mutation
            : reader.IsKeyword("subscription"u8) ? OperationKind.Subscription
            : null;
        if (kind is null && reader.Kind == TokenKind.Name) throw Unexpected();
        Expect(TokenKind.Name);
        return kind!.Value;
    }

    private FragmentNode Fragment(int start, StringValueNode? description)
    {
        reader.Advance();
        if (reader.IsKeyword("on"u8)) throw Unexpected();
        var name = ReadName();
        ExpectKeyword("on"u8);
        return new(start, description, name, NamedType(), Directives(constant: false), SelectionSet());
    }

    private VariableDefinitionNode[] VariableDefinitions()
    {
        if (!Skip(TokenKind.OpenParenthesis)) return [];
        var list = new ItemBuffer<VariableDefinitionNode>();
        do
        {
            var start = reader.Start;
            var description = Description();
            var variable = Variable();
            Expect(TokenKind.Colon);
            var type = Type();
            var value = Skip(TokenKind.Equals) ? Value(constant: true) : null;
            list.Add(new(start, description, variable, type, value, Directives(constant: true)));
        }
        while (!Skip(TokenKind.CloseParenthesis));
        return list.ToArray();
    }

    private SelectionSetNode SelectionSet()
    {
        var start = Expect(TokenKind.OpenBrace);
        Enter();
        var list = new ItemBuffer<SelectionNode>();
        do list.Add(reader.Kind == TokenKind.Spread ? Spread() : Field());
        while (!Skip(TokenKind.CloseBrace));
        Leave();
        return new(start, list.ToArray());
    }

    private FieldNode Field()
    {
        var start = reader.Start;
        var name = ReadName();
        Name? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ReadName();
        }

        var arguments = Arguments(constant: false);
        var directives = Directives(constant: false);
        return new(start, alias, name, arguments, directives, reader.Kind == TokenKind.OpenBrace ? SelectionSet() : null);
    }

    private SelectionNode Spread()
    {
        var start = Expect(TokenKind.Spread);
        var conditioned = SkipKeyword("on"u8);
        if (!conditioned && reader.Kind == TokenKind.Name)
        {
            var name = ReadName();
            return new FragmentSpreadNode(start, name, Directives(constant: false));
        }

        var type = conditioned ? NamedType() : null;
        var directives = Directives(constant: false);
        return new InlineFragmentNode(start, type, directives, SelectionSet());
    }

    private ArgumentNode[] Arguments(bool constant)
    {
        if (!Skip(TokenKind.OpenParenthesis)) return [];
        var list = new ItemBuffer<ArgumentNode>();
        do
        {
            var name = ReadName();
            Expect(TokenKind.Colon);
            list.Add(new(name, Value(constant)));
        }
        while (!Skip(TokenKind.CloseParenthesis));
        return list.ToArray();
    }

    private DirectiveNode[] Directives(bool constant)
    {
        if (reader.Kind != TokenKind.At) return [];
        var list = new ItemBuffer<DirectiveNode>();
        while (reader.Kind == TokenKind.At)
        {
            var start = Expect(TokenKind.At);
            var name = ReadName();
            list.Add(new(start, name, Arguments(constant)));
        }

        return list.ToArray();
    }
}
