using CoProduction.Functions.Mail.Briefings;
using CoProduction.Functions.Mail.Templates;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>The briefing of Poland on the starter data, a week after a register that lacked some of it.</summary>
internal sealed record StarterBriefing(Briefing Briefing, RenderedMail Rendered)
{
    private static readonly Lazy<Task<StarterBriefing>> One = new(Make);

    /// <summary>The briefing that all tests share.</summary>
    public static Task<StarterBriefing> Shared => One.Value;

    private static async Task<StarterBriefing> Make()
    {
        await using var bench = await Workbench.WithStarterData();
        var register = await bench.Read();
        var before = register with
        {
            Factories = [.. register.Factories.Skip(2).Select(factory => factory.With([.. factory.Lines.Select(line => line.With([.. line.Plans.Select(plan => plan.Moved(-2))]))]))],
            Baselines = [.. register.Baselines.Skip(2)],
        };
        var briefing = BriefingModel.Of(SmallRegister.Source(register, before), SmallRegister.Wishes() with { Scenarios = ["us-withdraws", "sc-gone"] }, default);
        return new StarterBriefing(briefing, BriefingTemplates.Render(briefing, SmallRegister.Links));
    }
}
