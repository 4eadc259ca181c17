using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Baselines;

public sealed class BaselineBodyValidator : BodyValidator<BaselineBody>
{
    public BaselineBodyValidator()
    {
        RuleFor(baseline => baseline.Id).Optional().Parses<RecordId>();
        RuleFor(baseline => baseline.Item).Required().Parses<ItemCode>();
        RuleFor(baseline => baseline.Scope).Required().Parses<Scope>();
        RuleFor(baseline => baseline.Kind).Required().OneOf<BaselineKind>();
        RuleFor(baseline => baseline.RatePerYear).Required().Amount();
        RuleFor(baseline => baseline.AsOf).Optional().Parses<PartialDate>();
        RuleFor(baseline => baseline.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(baseline => baseline.ReleasableTo);
        RuleFor(baseline => baseline.Id).MustHaveNo((baseline, id) => DerivedId.ScopeFault(id, baseline.Scope) ?? DerivedIdFault(baseline));
    }

    private static string? DerivedIdFault(BaselineBody body)
    {
        var asOf = PartialDate.TryParse(body.AsOf, out var date) ? date : null;
        return body.Id is null
            && Scope.TryParse(body.Scope, out var scope)
            && ItemCode.TryParse(body.Item, out var item)
            && Word.TryParse<BaselineKind>(body.Kind, out var kind)
            ? DerivedId.Fault(() => Baseline.IdOf(scope, item, kind, asOf))
            : null;
    }
}
