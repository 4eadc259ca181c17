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
        Allows<RecordId>(baseline => baseline.Id);
        Requires<ItemCode>(baseline => baseline.Item);
        Requires<Scope>(baseline => baseline.Scope);
        RequiresWord<BaselineKind>(baseline => baseline.Kind);
        RequiresAmount(baseline => baseline.RatePerYear);
        Allows<PartialDate>(baseline => baseline.AsOf);
        RequiresPart(baseline => baseline.Source, SourceBodyValidator.Instance);
        AllowsRelease(baseline => baseline.ReleasableTo);
        Holds(baseline => baseline.Id, baseline => DerivedId.ScopeFault(baseline.Id, baseline.Scope) ?? DerivedIdFault(baseline));
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
