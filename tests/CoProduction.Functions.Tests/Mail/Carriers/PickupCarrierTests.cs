using CoProduction.Functions.Mail.Carriers;
using MimeKit;

namespace CoProduction.Functions.Tests.Mail.Carriers;

public sealed class PickupCarrierTests : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("coproduction-");

    private string Folder => Path.Combine(parent.FullName, "new", "mail");

    [Fact]
    public async Task Message_becomes_a_file_that_its_id_names()
    {
        var message = Messages.Full("duty@mon.example");
        message.MessageId = "briefing/2030-W40.POL:1@coproduction.example";

        Assert.Equal(new Handover(HandoverResult.Accepted), await new PickupCarrier(Folder).Send(message, default));

        var file = Assert.Single(Directory.GetFiles(Folder));
        Assert.Equal("briefing%2F2030-W40.POL%3A1@coproduction.example.eml", Path.GetFileName(file));
        var bytes = await File.ReadAllBytesAsync(file);
        Assert.DoesNotContain(bytes, value => value > 127);
        var read = await MimeMessage.LoadAsync(file);
        Assert.Equal((message.MessageId, Messages.Subject, Messages.Text.ReplaceLineEndings(), Messages.Html), (read.MessageId, read.Subject, read.TextBody!.TrimEnd(), read.HtmlBody!.TrimEnd()));
    }

    [Fact]
    public async Task Message_that_comes_again_replaces_its_file()
    {
        var carrier = new PickupCarrier(Folder);
        var message = Messages.To("duty@mon.example");
        await carrier.Send(message, default);
        message.Subject = "Again";

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => carrier.Send(message, default)));
        await carrier.Send(Messages.To("duty@mon.example"), default);

        Assert.Equal(2, Directory.GetFiles(Folder).Length);
        Assert.Equal("Again", (await MimeMessage.LoadAsync(Path.Combine(Folder, $"{message.MessageId}.eml"))).Subject);
    }

    [Theory]
    [InlineData("..@coproduction.example")]
    [InlineData("long")]
    public async Task Id_that_makes_no_good_name_is_replaced_by_a_key(string id)
    {
        var message = Messages.To("duty@mon.example");
        message.MessageId = id == "long" ? $"{new string('x', 300)}@coproduction.example" : id;

        await new PickupCarrier(Folder).Send(message, default);

        Assert.Matches("^[0-9a-f]{32}[.]eml$", Path.GetFileName(Assert.Single(Directory.GetFiles(Folder))));
    }

    [Fact]
    public async Task Folder_that_cannot_be_made_defers()
    {
        await File.WriteAllTextAsync(Path.Combine(parent.FullName, "new"), "");

        var handover = await new PickupCarrier(Folder).Send(Messages.To("duty@mon.example"), default);

        Assert.Equal(HandoverResult.Deferred, handover.Result);
        Assert.Contains(Folder, handover.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_call_leaves_no_file()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PickupCarrier(Folder).Send(Messages.To("duty@mon.example"), new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFiles(Folder));
    }

    public void Dispose() => parent.Delete(recursive: true);
}
