using System.Text;
using Azure.Storage.Queues;
using CoProduction.Functions.Hosting.Standalone;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class QueueListenerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime, IDisposable
{
    private readonly QueueClient queue = new(azurite.ConnectionString, $"q{Guid.NewGuid():n}");
    private readonly QueueClient poison = new(azurite.ConnectionString, $"p{Guid.NewGuid():n}");
    private readonly SampleLog log = new();
    private readonly CancellationTokenSource stopping = new();
    private Task listening = Task.CompletedTask;

    public async ValueTask InitializeAsync() => await queue.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    [Fact]
    public async Task Message_that_was_handled_is_gone()
    {
        await SendAsync("Łódź");
        Listen(TimeProvider.System);

        await EventuallyAsync(async () => !log.Heard.IsEmpty && await CountAsync(queue) == 0);

        Assert.Equal(["Łódź"], log.Heard);
    }

    [Fact]
    public async Task Message_that_fails_five_times_goes_to_the_poison_queue()
    {
        await SendAsync(SampleFunctions.FailingText);
        await SendAsync("fine");
        Listen(TimeProvider.System);

        await EventuallyAsync(async () => await poison.ExistsAsync() && await CountAsync(poison) == 1 && await CountAsync(queue) == 0);

        Assert.Equal(5, log.Heard.Count(heard => heard is SampleFunctions.FailingText));
        Assert.Equal(1, log.Heard.Count(heard => heard is "fine"));
        Assert.Equal(Encoded(SampleFunctions.FailingText), (await poison.PeekMessageAsync()).Value.Body.ToString());
    }

    [Theory]
    [InlineData("not Base64!")]
    [InlineData("/////w==")]
    public async Task Message_that_is_no_text_goes_to_the_poison_queue_without_being_handled(string body)
    {
        await queue.SendMessageAsync(body);
        Listen(TimeProvider.System);

        await EventuallyAsync(async () => await poison.ExistsAsync() && await CountAsync(poison) == 1 && await CountAsync(queue) == 0);

        Assert.Empty(log.Heard);
        Assert.Equal(body, (await poison.PeekMessageAsync()).Value.Body.ToString());
    }

    [Fact]
    public async Task Message_stays_hidden_and_can_be_removed_however_long_its_function_runs()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        var run = new TaskCompletionSource();
        log.Then = _ => run.Task;
        await SendAsync("long");
        Listen(time);
        await EventuallyAsync(() => Task.FromResult(!log.Heard.IsEmpty));

        var start = time.GetUtcNow();
        while (time.GetUtcNow() - start < QueueDelivery.Hidden + TimeSpan.FromMinutes(1))
        {
            await time.MoveToNextDueAsync();
        }

        run.SetResult();

        await EventuallyAsync(async () => await CountAsync(queue) == 0);
        Assert.Single(log.Heard);
    }

    [Fact]
    public async Task Messages_are_handled_while_an_earlier_one_still_is()
    {
        var run = new TaskCompletionSource();
        log.Then = message => message is "long" ? run.Task : Task.CompletedTask;
        await SendAsync("long");
        Listen(TimeProvider.System);
        await EventuallyAsync(() => Task.FromResult(!log.Heard.IsEmpty));

        await SendAsync("short");

        await EventuallyAsync(() => Task.FromResult(log.Heard.Contains("short")));
        run.SetResult();
    }

    [Fact]
    public async Task Queue_that_does_not_exist_yet_is_made()
    {
        await queue.DeleteAsync();
        Listen(TimeProvider.System);

        await EventuallyAsync(async () => await queue.ExistsAsync());
        await SendAsync("first");
        await EventuallyAsync(() => Task.FromResult(!log.Heard.IsEmpty));
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<int> CountAsync(QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task SendAsync(string text) => await queue.SendMessageAsync(Encoded(text));

    private void Listen(TimeProvider time)
        => listening = new QueueListener(queue, poison, (message, _) => log.HearAsync(message), time, NullLogger<QueueListener>.Instance).RunAsync(stopping.Token);
}
