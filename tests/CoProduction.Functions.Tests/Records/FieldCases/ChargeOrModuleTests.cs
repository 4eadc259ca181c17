using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records.FieldCases;

/// <summary>A planner wrote one charge where the register counts modules, five to a charge, and a fifth of the need was registered.</summary>
public sealed class ChargeOrModuleTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private const string NotItsUnit =
        "155-MCS is counted in module, not in charge: give the quantity in module, or register charge as another unit of 155-MCS.";

    private const string StillUsed = "items/TSX states how many charge of this item it needs: keep charge as one of its units.";

    private static readonly string RoundByTheCharge = File.ReadAllText(
        RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Records", "FieldCases", "ChargeOrModule", "round-by-the-charge.jsonl"));

    [Fact]
    public async Task A_charge_is_refused_until_somebody_says_how_many_modules_it_is_and_from_then_on_that_stays_said()
    {
        using var planner = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        var module = (await planner.Get("api/v1/items/155-MCS")).Json.AsObject();
        var charge = module.DeepClone().AsObject();
        Assert.Equal("""[{"unit":"charge","ownUnits":5}]""", module["otherUnits"]!.ToJsonString());
        module.Remove("otherUnits");
        Assert.Equal(HttpStatusCode.OK, (await planner.Put("api/v1/items/155-MCS", module, "*")).Status);

        var posted = await planner.Post("api/v1/items", JsonNode.Parse(RoundByTheCharge)!["record"]!);
        Assert.Equal((HttpStatusCode.BadRequest, "/materials/0/unit", "conflict", NotItsUnit), (posted.Status, posted.Pointers.Single(), Fault(posted, "code"), Fault(posted, "detail")));
        Assert.Equal(("rejected", "/record/materials/0/unit", NotItsUnit), await Sent(planner));

        Assert.Equal(HttpStatusCode.OK, (await planner.Put("api/v1/items/155-MCS", charge, "*")).Status);
        Assert.Equal(("added", null, null), await Sent(planner));
        var kept = (await planner.Get("api/v1/items/TSX")).Json["materials"]![0]!;
        Assert.Equal((1, "charge"), ((double)kept["quantityPerUnit"]!, (string)kept["unit"]!));

        var dropped = await planner.Put("api/v1/items/155-MCS", module, "*");
        Assert.Equal((HttpStatusCode.BadRequest, "/otherUnits", "conflict", StillUsed), (dropped.Status, dropped.Pointers.Single(), Fault(dropped, "code"), Fault(dropped, "detail")));
        charge["unit"] = "bag";
        Assert.Equal(["/otherUnits"], (await planner.Put("api/v1/items/155-MCS", charge, "*")).Pointers);
    }

    private static async Task<(string Outcome, string? At, string? Detail)> Sent(HttpClient planner)
    {
        var job = (await planner.PostLines(RoundByTheCharge)).Job();
        await planner.End(job);
        var row = Assert.Single(await planner.Results(job));
        return ((string)row["outcome"]!, (string?)row["faults"]?[0]!["pointer"], (string?)row["faults"]?[0]!["detail"]);
    }

    private static string? Fault(Answer answer, string member) => (string?)answer.Json["errors"]![0]![member];
}
