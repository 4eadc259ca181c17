using System.Linq.Expressions;
using CoProduction.Registry.Releases;
using FluentValidation;

namespace CoProduction.Functions.Http.Validation;

/// <summary>The base of all body validators. A value that breaks several rules of one chain gets only the first fault.</summary>
public abstract class BodyValidator<TBody> : AbstractValidator<TBody>
{
    protected BodyValidator() => RuleLevelCascadeMode = CascadeMode.Stop;

    /// <summary>Defines a rule for each element of a list.</summary>
    // Stop would end the whole list at its first invalid element.
    public new IRuleBuilderInitialCollection<TBody, TElement> RuleForEach<TElement>(Expression<Func<TBody, IEnumerable<TElement>?>> list) =>
        base.RuleForEach(list!).Cascade(CascadeMode.Continue);

    /// <summary>Defines the rules for the audiences of a release.</summary>
    protected void RuleForRelease(Expression<Func<TBody, IReadOnlyList<string>?>> audiences)
    {
        RuleForEach(Expression.Lambda<Func<TBody, IEnumerable<string>?>>(audiences.Body, audiences.Parameters))
            .Filled(Audience.Rule, BodyFault.InvalidValue).Parses<Audience>();
        RuleFor(audiences).Distinct("Must not name an audience twice.");
        RuleFor(audiences).Must(NameNobodyBesideEveryone).WithMessage("Must not name an audience beside everyone.");
    }

    private static bool NameNobodyBesideEveryone(IReadOnlyList<string>? audiences) =>
        audiences is null or { Count: <= 1 } || !audiences.Contains(Audience.Everyone.Value);
}
