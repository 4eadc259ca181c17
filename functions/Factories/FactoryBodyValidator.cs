using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Factories;

public sealed class FactoryBodyValidator : BodyValidator<FactoryBody>
{
    public FactoryBodyValidator()
    {
        Requires<SiteId>(factory => factory.Id);
        RequiresText(factory => factory.Name, Wording.Name);
        RequiresText(factory => factory.Operator, Wording.Name);
        Holds(factory => factory.Partner, factory => SiteRules.PartnerFault(factory.Partner, factory.Id));
        RequiresPart(factory => factory.Location, LocationBodyValidator.Instance);
        RequiresWord<SiteStatus>(factory => factory.Status);
        RequiresSome(factory => factory.Lines);
        RuleForEach(factory => factory.Lines).SetValidator(LineBodyValidator.Instance);
        NoneTwice(
            factory => factory.Lines,
            (line, _) => line is { Item: { } item, Stage: { } stage } ? (item, stage).ToString() : null,
            "Must not have two lines of one item and stage.");
        RequiresPart(factory => factory.Source, SourceBodyValidator.Instance);
        AllowsRelease(factory => factory.ReleasableTo);
    }
}
