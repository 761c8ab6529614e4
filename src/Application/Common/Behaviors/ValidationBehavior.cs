using FluentValidation;
using Luma.BuildingBlocks.Mediator;

namespace Luma.Application.Common.Behaviors;

/// <summary>Answers with every broken rule, by field.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IResult<TResponse>
{
    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        var errors = validators.SelectMany(validator => validator.Validate(request).Errors)
            .Select(failure => Error.Invalid(CamelCase(failure.PropertyName), failure.ErrorMessage)).ToList();
        return errors.Count > 0 ? Task.FromResult(TResponse.Fail(errors)) : next();
    }

    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(part => part.Length > 0 ? char.ToLowerInvariant(part[0]) + part[1..] : part));
}
