using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests.Records;

/// <summary>The real program on real storage, with the examples of all resources.</summary>
public sealed class ExamplesFixture : IAsyncLifetime
{
    private readonly ProgramFixture program = new();

    public HttpClient Client => program.Client;

    /// <inheritdoc cref="ProgramFixture.ClientOf"/>
    public HttpClient ClientOf(string partner, params Role[] roles) => program.ClientOf(partner, roles);

    /// <inheritdoc cref="ProgramFixture.Settings"/>
    public IReadOnlyDictionary<string, string?> Settings => program.Settings;

    /// <summary>Everything that the program has logged.</summary>
    public string Output => program.Output;

    /// <inheritdoc cref="ProgramFixture.Get"/>
    public T Get<T>()
        where T : notnull => program.Get<T>();

    public async ValueTask InitializeAsync()
    {
        await program.InitializeAsync();
        await program.Get<IRecordStore>().SeedPartners(ResourceCase.Of("partners").Example);
        foreach (var resource in ResourceCase.All.Where(resource => resource.Path != "partners"))
        {
            var answer = await Client.Post(resource.Address, resource.Example);
            Assert.True(answer.Status == HttpStatusCode.Created, $"{resource.Path}: {answer}");
        }

        // Gives the family of a second goal an item.
        var drone = ResourceCase.Of("items").Example;
        (drone["code"], drone["family"], drone["kind"], drone["materials"]) = ("FPV", "drone", "product", new JsonArray());
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/items", drone)).Status);
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();
}
