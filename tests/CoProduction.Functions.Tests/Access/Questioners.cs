using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>One caller of each role, with the responses each got.</summary>
internal sealed class Questioners(SharedRegister register) : IDisposable
{
    private readonly List<Questioner> all = [.. Enum.GetValues<Role>().Select(role => new Questioner(register.Program.ClientOf(SharedRegister.Own, role), role))];

    public IReadOnlyList<Questioner> All => all;

    public async Task Write()
    {
        foreach (var caller in all)
        {
            caller.Written = await OwnWrites.Of(caller.Client, caller.Role);
        }
    }

    public Task Read(EveryRoute routes) => Each(async caller =>
    {
        caller.Since ??= (await caller.Client.Get("api/v1/changes")).Json["position"]!.GetValue<string>();
        caller.Read = await routes.Ask(caller.Client, caller.Role, caller.Since);
        Assert.Contains(caller.Read, one => one.Answer.StartsWith("404", StringComparison.Ordinal));
    });

    /// <summary>The matching callers repeat all their requests and must get the same responses.</summary>
    public Task ReadTheSame(EveryRoute routes, Func<Role, bool> who) => Each(async caller =>
    {
        if (who(caller.Role))
        {
            caller.Same(caller.Read, await routes.Ask(caller.Client, caller.Role, caller.Since!));
        }
    });

    /// <summary>Each caller repeats its writes and must get the same responses.</summary>
    public async Task WriteTheSame()
    {
        foreach (var caller in all)
        {
            caller.Same(caller.Written, await OwnWrites.Of(caller.Client, caller.Role));
        }
    }

    public void Dispose() => all.ForEach(caller => caller.Client.Dispose());

    private Task Each(Func<Questioner, Task> act) => Task.WhenAll(all.Select(act));
}

/// <summary>One of the callers.</summary>
internal sealed class Questioner(HttpClient client, Role role)
{
    public HttpClient Client => client;

    public Role Role => role;

    /// <summary>The position in the feed from which it reads; null before its first request.</summary>
    public string? Since { get; set; }

    /// <summary>The responses to its requests that change nothing.</summary>
    public IReadOnlyList<(string Request, string Answer)> Read { get; set; } = [];

    /// <summary>The responses to its own writes.</summary>
    public IReadOnlyList<(string Request, string Answer)> Written { get; set; } = [];

    public void Same(IReadOnlyList<(string Request, string Answer)> before, IReadOnlyList<(string Request, string Answer)> after)
    {
        foreach (var (was, now) in before.Zip(after))
        {
            Assert.True(was == now, $"{was.Request} as {role} was answered\n{was.Answer}\n\nand then {now.Request}\n{now.Answer}");
        }

        Assert.Equal(before.Count, after.Count);
    }
}
