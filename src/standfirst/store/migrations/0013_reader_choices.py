from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0012_digests'),
    ]

    operations = [
        migrations.AddField(
            model_name='reader',
            name='customised',
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name='reader',
            name='measured',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='interaction',
            name='seconds',
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='reaction',
            name='weight',
            field=models.FloatField(db_default=1.0, default=1.0),
        ),
    ]
