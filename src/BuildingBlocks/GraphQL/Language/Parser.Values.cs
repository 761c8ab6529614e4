namespace Luma.BuildingBlocks.GraphQL.Language;

/// <summary>Values and type references (specification 2.9 to 2.11).</summary>
internal ref partial struct Parser
{
    private VariableNode Variable()
    {
        var start = Expect(TokenKind.Dollar);
        return new(start, ReadName());
    }

    private ValueNode Value(bool constant)
    {
        var start = reader.Start;
        switch (reader.Kind)
        {
            case TokenKind.OpenBracket:
                return ListValue(constant);
            case TokenKind.OpenBrace:
                return ObjectValue(constant);
            case TokenKind.Int:
                var digits = reader.Number;
                reader.Advance();
                return new IntValueNode(start, digits);
            case TokenKind.Float:
                var number = reader.Number;
                reader.Advance();
                return new FloatValueNode(start, number);
            case TokenKind.String or TokenKind.BlockString:
                var (text, block) = (reader.Text, reader.Kind == TokenKind.BlockString);
                reader.Advance();
                return new StringValueNode(start, text, block);
            case TokenKind.Name:
                var name = reader.Name;
                reader.Advance();
                return name switch
                {
                    "true" => new BooleanValueNode(start, true),
                    "false" => new BooleanValueNode(start, false),
                    "null" => new NullValueNode(start),
                    _ => new EnumValueNode(start, name),
                };
            case TokenKind.Dollar when constant:
                reader.Advance();
                throw reader.Error(SyntaxErrors.ConstantVariable(), start);
            case TokenKind.Dollar:
                return Variable();
            default:
                throw Unexpected();
        }
    }

    private ListValueNode ListValue(bool constant)
    {
        var start = Expect(TokenKind.OpenBracket);
        Enter();
        var list = new ItemBuffer<ValueNode>();
        while (!Skip(TokenKind.CloseBracket)) list.Add(Value(constant));
        Leave();
        return new(start, list.ToArray());
    }

    private ObjectValueNode ObjectValue(bool constant)
    {
        var start = Expect(TokenKind.OpenBrace);
        Enter();
        var list = new ItemBuffer<ObjectFieldNode>();
        while (!Skip(TokenKind.CloseBrace))
        {
            var name = ReadName();
            Expect(TokenKind.Colon);
            list.Add(new(name, Value(constant)));
        }

        Leave();
        return new(start, list.ToArray());
    }

    private NamedTypeNode NamedType() => new(ReadName());

    private TypeNode Type()
    {
        TypeNode type;
        if (reader.Kind == TokenKind.OpenBracket)
        {
            var start = Expect(TokenKind.OpenBracket);
            Enter();
            var element = Type();
            Leave();
            Expect(TokenKind.CloseBracket);
            type = new ListTypeNode(start, element);
        }
        else
        {
            type = NamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type) : type;
    }
}
