using System.Linq.Expressions;
using CoProduction.Registry;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using FluentValidation;
using FluentValidation.Results;

namespace CoProduction.Functions.Resources;

/// <summary>
/// The words in which validators of bodies are written. Rules of texts come from the domain's own types, so that they are
/// said once.
/// </summary>
public abstract class BodyValidator<TBody> : AbstractValidator<TBody>, ITellsRules
{
    private readonly List<MemberRule> rules = [];

    public IReadOnlyList<MemberRule> Rules => rules;

    /// <summary>A text that its type can read.</summary>
    protected void Requires<TParsed>(Expression<Func<TBody, string?>> member)
        where TParsed : IParsed<TParsed> =>
        Check(member, required: true, new MemberShape.Parsed(typeof(TParsed)), text => TParsed.TryParse(text, out _) ? null : TParsed.Rule);

    /// <inheritdoc cref="Requires{TParsed}"/>
    protected void Allows<TParsed>(Expression<Func<TBody, string?>> member)
        where TParsed : IParsed<TParsed> =>
        Check(member, required: false, new MemberShape.Parsed(typeof(TParsed)), text => TParsed.TryParse(text, out _) ? null : TParsed.Rule);

    /// <summary>One of the words of an enumeration.</summary>
    protected void RequiresWord<TEnum>(Expression<Func<TBody, string?>> member)
        where TEnum : struct, Enum =>
        Check(member, required: true, new MemberShape.OneOf(typeof(TEnum)), text => Word.TryParse<TEnum>(text, out _) ? null : Word.Rule<TEnum>());

    /// <inheritdoc cref="RequiresWord{TEnum}"/>
    protected void AllowsWord<TEnum>(Expression<Func<TBody, string?>> member)
        where TEnum : struct, Enum =>
        Check(member, required: false, new MemberShape.OneOf(typeof(TEnum)), text => Word.TryParse<TEnum>(text, out _) ? null : Word.Rule<TEnum>());

    /// <summary>Free text.</summary>
    protected void RequiresText(Expression<Func<TBody, string?>> member, int longest) =>
        Check(member, required: true, new MemberShape.Text(longest), text => Wording.Fault(text, longest));

    /// <inheritdoc cref="RequiresText"/>
    protected void AllowsText(Expression<Func<TBody, string?>> member, int longest) =>
        Check(member, required: false, new MemberShape.Text(longest), text => Wording.Fault(text, longest));

    /// <summary>A number from 0.</summary>
    protected void RequiresAmount(Expression<Func<TBody, double?>> member) =>
        Check(member, required: true, new MemberShape.Range(0, Amount.Largest), number => Outside(number, 0, Amount.Largest));

    /// <inheritdoc cref="RequiresAmount"/>
    protected void AllowsAmount(Expression<Func<TBody, double?>> member) =>
        Check(member, required: false, new MemberShape.Range(0, Amount.Largest), number => Outside(number, 0, Amount.Largest));

    /// <summary>A number above 0.</summary>
    protected void RequiresPositive(Expression<Func<TBody, double?>> member, double most) =>
        Check(
            member,
            required: true,
            new MemberShape.Range(0, most, IsOpen: true),
            number => number > 0 && number <= most ? null : $"Must be more than 0, at most {most:0}.");

    /// <inheritdoc cref="RequiresPositive"/>
    protected void AllowsPositive(Expression<Func<TBody, double?>> member) =>
        Check(
            member,
            required: false,
            new MemberShape.Range(0, Amount.Largest, IsOpen: true),
            number => number > 0 && number <= Amount.Largest ? null : $"Must be more than 0, at most {Amount.Largest:0}, or be left out where unknown.");

    /// <inheritdoc cref="RequiresPositive"/>
    protected void AllowsPositive(Expression<Func<TBody, double?>> member, double most) =>
        Check(
            member,
            required: false,
            new MemberShape.Range(0, most, IsOpen: true),
            number => number > 0 && number <= most ? null : $"Must be more than 0, at most {most:0}.");

    /// <summary>A number in a range, its ends included.</summary>
    protected void RequiresNumber(Expression<Func<TBody, double?>> member, double least, double most) =>
        Check(member, required: true, new MemberShape.Range(least, most), number => Outside(number, least, most));

    /// <summary>A whole number in a range, its ends included.</summary>
    protected void RequiresWhole(Expression<Func<TBody, int?>> member, int least, int most) =>
        Check(member, required: true, new MemberShape.Range(least, most), number => Outside(number, least, most));

    /// <inheritdoc cref="RequiresWhole"/>
    protected void AllowsWhole(Expression<Func<TBody, int?>> member, int least, int most) =>
        Check(member, required: false, new MemberShape.Range(least, most), number => Outside(number, least, most));

    /// <summary>Degrees north or east, up to a limit either way.</summary>
    protected void AllowsDegrees(Expression<Func<TBody, decimal?>> member, int limit) =>
        Check(member, required: false, new MemberShape.Range(-limit, limit), degrees => Coordinates.Fault(degrees, limit));

    /// <summary>A part of the body with a validator of its own.</summary>
    protected void RequiresPart<TPart>(Expression<Func<TBody, TPart?>> member, IValidator<TPart> validator)
        where TPart : class
    {
        Tell(member, required: true);
        RuleFor(member).Custom((part, context) =>
        {
            if (part is null)
            {
                context.AddFailure(Missing(context.PropertyPath));
            }
        });
        AllowsPart(member, validator);
    }

    /// <inheritdoc cref="RequiresPart"/>
    protected void AllowsPart<TPart>(Expression<Func<TBody, TPart?>> member, IValidator<TPart> validator)
        where TPart : class =>
        RuleFor(member).SetValidator(validator!);

    /// <summary>A list with at least one element.</summary>
    protected void RequiresSome<TElement>(Expression<Func<TBody, IReadOnlyList<TElement>?>> member)
    {
        Tell(member, required: true, new MemberShape.Some());
        RuleFor(member).Custom((list, context) =>
        {
            if (list is null or [])
            {
                context.AddFailure(Missing(context.PropertyPath, "Must have at least one element."));
            }
        });
    }

    /// <summary>What each element of a list of texts must be.</summary>
    protected void Each(Expression<Func<TBody, IEnumerable<string>?>> member, MemberShape element, Func<string, string?> fault)
    {
        Tell(member, required: false, new MemberShape.Each(element));
        RuleForEach(member!).Custom((text, context) =>
        {
            if (string.IsNullOrEmpty(text))
            {
                context.AddFailure(Missing(context.PropertyPath, "Must not be empty."));
            }
            else if (fault(text) is { } wrong)
            {
                context.AddFailure(Breach(context.PropertyPath, wrong));
            }
        });
    }

    /// <summary>A list of texts that their type can read.</summary>
    protected void EachIs<TParsed>(Expression<Func<TBody, IEnumerable<string>?>> member)
        where TParsed : IParsed<TParsed> =>
        Each(member, new MemberShape.Parsed(typeof(TParsed)), text => TParsed.TryParse(text, out _) ? null : TParsed.Rule);

    /// <summary>A list in which no two elements have the same key; an element with the key null is passed over.</summary>
    protected void NoneTwice<TElement, TKey>(
        Expression<Func<TBody, IReadOnlyList<TElement>?>> member, Func<TElement, int, TKey?> key, string detail, string part = "")
    {
        if (typeof(TElement) == typeof(string))
        {
            Tell(member, required: false, new MemberShape.Distinct());
        }

        RuleFor(member).Custom((list, context) =>
        {
            var seen = new HashSet<TKey>();
            foreach (var (index, element) in (list ?? []).Index())
            {
                if (key(element, index) is { } found && !seen.Add(found))
                {
                    context.AddFailure(Breach($"{context.PropertyPath}[{index}]{part}", detail));
                }
            }
        });
    }

    /// <summary>To whom a record may be released.</summary>
    protected void AllowsRelease(Expression<Func<TBody, IReadOnlyList<string>?>> member)
    {
        Tell(member, required: false, new MemberShape.Each(new MemberShape.Parsed(typeof(Audience))));
        RuleFor(member).Custom((audiences, context) =>
        {
            foreach (var (index, audience) in (audiences ?? []).Index().Where(audience => !Audience.TryParse(audience.Item, out _)))
            {
                context.AddFailure(Breach($"{context.PropertyPath}[{index}]", Audience.Rule));
            }
        });
        NoneTwice(member, (audience, _) => audience, "Must not name an audience twice.");
        RuleFor(member).Custom((audiences, context) =>
        {
            if (audiences is { Count: > 1 } && audiences.Contains(Audience.Everyone.Value))
            {
                context.AddFailure(Breach(context.PropertyPath, "Must not name an audience beside everyone."));
            }
        });
    }

    /// <summary>A rule between several members, whose breach is shown at one of them.</summary>
    /// <param name="member">Where it is shown.</param>
    /// <param name="fault">What is wrong, or null; also where a rule of a single member already says so.</param>
    protected void Holds<TMember>(Expression<Func<TBody, TMember>> member, Func<TBody, string?> fault) =>
        RuleFor(member).Custom((_, context) =>
        {
            if (fault(context.InstanceToValidate) is { } wrong)
            {
                context.AddFailure(Breach(context.PropertyPath, wrong));
            }
        });

    private void Tell(LambdaExpression member, bool required, MemberShape? shape = null) =>
        rules.Add(new MemberRule(((MemberExpression)member.Body).Member.Name, required, shape));

    private void Check(Expression<Func<TBody, string?>> member, bool required, MemberShape shape, Func<string, string?> fault)
    {
        Tell(member, required, shape);
        RuleFor(member).Custom((text, context) =>
        {
            if (text is null || string.IsNullOrWhiteSpace(text))
            {
                if (required || text is not null)
                {
                    context.AddFailure(Missing(context.PropertyPath, text is null || required ? "Must be given." : "Must not be empty; leave it out where unknown."));
                }
            }
            else if (fault(text) is { } wrong)
            {
                context.AddFailure(Breach(context.PropertyPath, wrong));
            }
        });
    }

    private void Check<TValue>(Expression<Func<TBody, TValue?>> member, bool required, MemberShape shape, Func<TValue, string?> fault)
        where TValue : struct
    {
        Tell(member, required, shape);
        RuleFor(member).Custom((value, context) =>
        {
            if (value is null)
            {
                if (required)
                {
                    context.AddFailure(Missing(context.PropertyPath));
                }
            }
            else if (fault(value.Value) is { } wrong)
            {
                context.AddFailure(Breach(context.PropertyPath, wrong));
            }
        });
    }

    private static string? Outside(double number, double least, double most) =>
        number >= least && number <= most ? null : $"Must be from {least:0} to {most:0}.";

    private static ValidationFailure Missing(string path, string detail = "Must be given.") => new(path, detail) { ErrorCode = Fault.Required };

    protected static ValidationFailure Breach(string path, string detail) => new(path, detail) { ErrorCode = Fault.InvalidValue };
}
